package holdfast.http.api;

import holdfast.checkout.Cart;
import holdfast.checkout.Checkout;
import holdfast.checkout.CheckoutAnswer;
import holdfast.checkout.CheckoutCommand;
import holdfast.checkout.CheckoutReply;
import holdfast.checkout.Checkouts;
import holdfast.checkout.PickedLine;
import holdfast.http.meter.Meters;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import holdfast.stock.Refusal;
import holdfast.stock.ReservationId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The same calls as {@link ReservationCalls}, for reservations of several lines or bundles. */
final class CheckoutCalls {
  private final Checkouts checkouts;
  private final CheckoutIds ids;
  private final ReservationDirectory directory;
  private final FreshViews views;
  private final CheckoutLines lines;
  private final ReservationReplies replies;
  private final Meters meters;

  CheckoutCalls(
      Checkouts checkouts,
      CheckoutIds ids,
      ReservationDirectory directory,
      FreshViews views,
      ReservationReplies replies,
      Meters meters) {
    this.checkouts = checkouts;
    this.ids = ids;
    this.directory = directory;
    this.views = views;
    this.lines = new CheckoutLines(checkouts, views);
    this.replies = replies;
    this.meters = meters;
  }

  /**
   * Whether the id is a checkout's and not that of a reservation of one line. Asking the checkout
   * itself is certain, and the last resort.
   */
  CompletionStage<Boolean> isCheckout(ReservationId id) {
    if (ids.contains(id)) {
      return CompletableFuture.completedFuture(true);
    }
    if (directory.find(id).isPresent() || !id.canHaveHolds()) {
      return CompletableFuture.completedFuture(false);
    }
    return views
        .ask(all -> all.reservation(id))
        .thenCompose(
            row ->
                row.isPresent()
                    ? CompletableFuture.completedFuture(false)
                    : checkouts.ask(id, new CheckoutCommand.Find()).thenApply(this::isKnown));
  }

  private boolean isKnown(CheckoutReply reply) {
    return !(SkuAnswers.answer(reply) instanceof CheckoutAnswer.Unknown);
  }

  /** Whether this node has the id as a checkout's, or is about to. */
  boolean mayBeCheckout(ReservationId id) {
    return ids.contains(id);
  }

  CompletionStage<HttpResponse> reserve(ReservationId id, Cart cart) {
    if (!id.canHaveHolds()) {
      throw new ProblemException(
          Findings.problem("/id", "must have one character less for several lines or a bundle"));
    }
    ids.claim(id);
    return isOfOneLine(id)
        .thenCompose(
            isTaken ->
                isTaken
                    ? CompletableFuture.completedFuture(takenByOneLine())
                    : checkouts.reserve(id, cart).thenApply(SkuAnswers::answer))
        .whenComplete((answer, failure) -> ids.settle(id, failure != null || mayBeThere(answer)))
        .thenCompose(answer -> reserved(id, answer));
  }

  private CompletionStage<Boolean> isOfOneLine(ReservationId id) {
    return directory.find(id).isPresent()
        ? CompletableFuture.completedFuture(true)
        : views.ask(all -> all.reservation(id)).thenApply(row -> row.isPresent());
  }

  private static CheckoutAnswer takenByOneLine() {
    return new CheckoutAnswer.Refused(
        new Refusal.IdReused("/lines", "one line", "several lines or a bundle"), 0);
  }

  private static boolean mayBeThere(CheckoutAnswer answer) {
    return switch (answer) {
      case CheckoutAnswer.CheckoutIs _ -> true;
      case CheckoutAnswer.Refused(var _, var version) -> version > 0;
      case CheckoutAnswer.RefusedBySkus _, CheckoutAnswer.TooMuch _, CheckoutAnswer.Unknown _ ->
          false;
    };
  }

  private CompletionStage<HttpResponse> reserved(ReservationId id, CheckoutAnswer answer) {
    if (answer instanceof CheckoutAnswer.CheckoutIs(var checkout, var repeated)) {
      if (repeated) {
        meters.replayed();
        return shown(id, checkout).thenApply(CheckoutCalls::replayed);
      }
      meters.granted();
      return CompletableFuture.completedFuture(
          replies.granted(id, checkout, PickedLine.of(checkout)));
    }
    return CompletableFuture.completedFuture(refused(id, answer, ProblemCode.INSUFFICIENT_STOCK));
  }

  CompletionStage<HttpResponse> get(Call call, ReservationId id) {
    return found(call, id).thenCompose(checkout -> shown(id, checkout));
  }

  private CompletionStage<Checkout> found(Call call, ReservationId id) {
    return checkouts
        .ask(id, new CheckoutCommand.Find())
        .thenApply(
            reply -> {
              if (SkuAnswers.answer(reply) instanceof CheckoutAnswer.CheckoutIs(var checkout, _)) {
                ChannelBinding.check(call, checkout.cart().orElseThrow().channel());
                return checkout;
              }
              throw new ProblemException(CheckoutProblem.unknown(id));
            });
  }

  CompletionStage<HttpResponse> confirm(Call call, ConfirmRequest request) {
    var id = request.id();
    return found(call, id)
        .thenCompose(_ -> checkouts.ask(id, request.ofCheckout()))
        .thenCompose(reply -> done(id, SkuAnswers.answer(reply)));
  }

  CompletionStage<HttpResponse> extend(Call call, ReservationId id, int ttlSeconds) {
    return found(call, id)
        .thenCompose(_ -> checkouts.ask(id, new CheckoutCommand.Extend(ttlSeconds)))
        .thenCompose(reply -> done(id, SkuAnswers.answer(reply)));
  }

  CompletionStage<HttpResponse> release(Call call, ReservationId id) {
    return found(call, id)
        .thenCompose(_ -> checkouts.ask(id, new CheckoutCommand.Release()))
        .thenApply(
            reply ->
                SkuAnswers.answer(reply) instanceof CheckoutAnswer.CheckoutIs(var checkout, _)
                    ? ReservationReplies.released(checkout.version())
                    : refused(id, SkuAnswers.answer(reply), ProblemCode.EXPIRED));
  }

  private CompletionStage<HttpResponse> done(ReservationId id, CheckoutAnswer answer) {
    if (answer instanceof CheckoutAnswer.CheckoutIs(var checkout, var repeated)) {
      var shown = shown(id, checkout);
      return repeated && checkout.phase() == Checkout.Phase.CONFIRMED
          ? shown.thenApply(CheckoutCalls::replayed)
          : shown;
    }
    return CompletableFuture.completedFuture(refused(id, answer, ProblemCode.EXPIRED));
  }

  private CompletionStage<HttpResponse> shown(ReservationId id, Checkout checkout) {
    return lines.today(id, checkout).thenApply(today -> replies.current(id, checkout, today));
  }

  private static HttpResponse replayed(HttpResponse response) {
    return response.addHeader(ReservationReplies.REPLAYED);
  }

  /** Units that are lacking mean one thing to a new reservation and another to an expired one. */
  private HttpResponse refused(ReservationId id, CheckoutAnswer answer, ProblemCode lacking) {
    var problem =
        answer instanceof CheckoutAnswer.Unknown
            ? CheckoutProblem.unknown(id)
            : CheckoutProblem.refused(answer, lacking);
    meters.refused(problem.code().name());
    return Replies.problem(problem);
  }
}
