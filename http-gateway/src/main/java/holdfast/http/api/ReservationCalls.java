package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.meter.Meters;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Replies;
import holdfast.stock.Answer;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.SkuReply;
import holdfast.stock.Skus;
import holdfast.stock.StockCommand;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Reserve, read, confirm, extend, release. */
final class ReservationCalls {
  private final Skus skus;
  private final ReservationDirectory directory;
  private final ReservationFinder finder;
  private final CheckoutCalls checkouts;
  private final ReservationReplies replies;
  private final Meters meters;

  ReservationCalls(
      Skus skus,
      ReservationDirectory directory,
      ReservationFinder finder,
      CheckoutCalls checkouts,
      ReservationReplies replies,
      Meters meters) {
    this.skus = skus;
    this.checkouts = checkouts;
    this.directory = directory;
    this.finder = finder;
    this.replies = replies;
    this.meters = meters;
  }

  CompletionStage<HttpResponse> reserve(Call call) {
    var request = ReserveRequest.read(call);
    return request.hasOneLine()
        ? oneLine(request)
        : checkouts.reserve(request.id(), request.cart());
  }

  private CompletionStage<HttpResponse> oneLine(ReserveRequest request) {
    var id = request.id();
    return finder.mustRecall(id)
        ? finder
            .recall(id)
            .thenCompose(
                isCheckout -> isCheckout ? checkouts.reserve(id, request.cart()) : reserve(request))
        : reserve(request);
  }

  /** One line goes straight to its SKU, unless that is a bundle. */
  private CompletionStage<HttpResponse> reserve(ReserveRequest request) {
    var sku = request.sku();
    var command = request.command();
    var other = directory.claim(command.id(), sku);
    if (other.isPresent()) {
      var refusal = new Refusal.IdReused("/lines/0/sku", other.get().value(), sku.value());
      return CompletableFuture.completedFuture(refused(refusal, sku, PathNames.NOTHING));
    }
    if (checkouts.mayBeCheckout(command.id())) {
      directory.settle(command.id(), false);
      return checkouts.reserve(request.id(), request.cart());
    }
    return skus.ask(sku, command)
        .thenCompose(
            reply -> {
              directory.settle(command.id(), mayBeThere(reply));
              var answer = SkuAnswers.answer(reply);
              return answer instanceof Answer.Refused(var refusal, _) && isForCheckout(refusal)
                  ? checkouts.reserve(request.id(), request.cart())
                  : CompletableFuture.completedFuture(reserved(sku, answer));
            });
  }

  /**
   * A bundle has no units of its own. And where the SKU knows the id as a checkout's, the checkout
   * tells what differs, or that it was refused and the id is free.
   */
  private static boolean isForCheckout(Refusal refusal) {
    return refusal instanceof Refusal.OwnsNoStock
        || (refusal instanceof Refusal.IdReused(var field, _, _) && field.equals("/lines"));
  }

  /** Carries out a call on a reservation of several lines or of a bundle, or else on its SKU. */
  private CompletionStage<HttpResponse> onEither(
      ReservationId id,
      Supplier<CompletionStage<HttpResponse>> onCheckout,
      Supplier<CompletionStage<HttpResponse>> onSku) {
    return checkouts
        .isCheckout(id)
        .thenCompose(isCheckout -> isCheckout ? onCheckout.get() : onSku.get());
  }

  /** Whether the SKU has, or may have, a reservation with the id after this reply. */
  private static boolean mayBeThere(SkuReply reply) {
    return switch (reply) {
      case SkuReply.Answered(Answer.Refused(var refusal, _)) ->
          refusal instanceof Refusal.IdReused && !isForCheckout(refusal);
      case SkuReply.Answered _,
          SkuReply.OutcomeUnknown _,
          SkuReply.Found _,
          SkuReply.Seen _,
          SkuReply.Published _,
          SkuReply.Explained _,
          SkuReply.Considered _ ->
          true;
      case SkuReply.Busy _, SkuReply.Unavailable _ -> false;
    };
  }

  private HttpResponse reserved(SkuId sku, Answer answer) {
    return switch (answer) {
      case Answer.ReservationIs(var reservation, var repeated, var version) when repeated -> {
        meters.replayed();
        yield replies.repeated(sku, reservation, version);
      }
      case Answer.ReservationIs(var reservation, _, var version) -> {
        meters.granted();
        yield replies.granted(sku, reservation, version);
      }
      case Answer.Refused refused -> refused(refused, sku, PathNames.NOTHING);
      case Answer.SkuIs _,
          Answer.MovementIs _,
          Answer.PeriodIs _,
          Answer.ReturnIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw unexpected(answer);
    };
  }

  CompletionStage<HttpResponse> get(Call call) {
    var id = new ReservationId(call.id());
    return onEither(id, () -> checkouts.get(call, id), () -> getOfSku(call, id));
  }

  private CompletionStage<HttpResponse> getOfSku(Call call, ReservationId id) {
    return finder
        .reservation(id)
        .thenApply(
            located -> {
              ChannelBinding.check(call, located.reservation().request().channel());
              return replies.current(located.sku(), located.reservation(), located.version());
            });
  }

  CompletionStage<HttpResponse> confirm(Call call) {
    var request = ConfirmRequest.read(call);
    return onEither(
        request.id(), () -> checkouts.confirm(call, request), () -> confirmOfSku(call, request));
  }

  private CompletionStage<HttpResponse> confirmOfSku(Call call, ConfirmRequest request) {
    return finder
        .skuFor(call, request.id())
        .thenCompose(
            sku ->
                otherSku(request, sku)
                    .<CompletionStage<HttpResponse>>map(CompletableFuture::completedFuture)
                    .orElseGet(() -> carryOut(sku, request.command())));
  }

  /** Of a SKU that is not in the reservation, or a second line of its own, nothing is held. */
  private Optional<HttpResponse> otherSku(ConfirmRequest request, SkuId sku) {
    var lines = request.lines();
    return lines.stream()
        .filter(line -> lines.size() > 1 || !line.sku().equals(sku))
        .reduce((_, last) -> last)
        .map(
            line ->
                refused(
                    new Refusal.ConfirmsTooMuch(line.quantity(), 0),
                    line.sku(),
                    PathNames.RESERVATION));
  }

  CompletionStage<HttpResponse> extend(Call call) {
    var findings = new Findings();
    var id = new ReservationId(call.id(findings));
    var fields = JsonBody.read(call.body(), findings).only("ttlSeconds");
    var ttlSeconds = fields.integer("ttlSeconds", 1, Reservation.TTL_SECONDS_MAX);
    findings.check();
    return onEither(
        id,
        () -> checkouts.extend(call, id, ttlSeconds),
        () -> onReservation(call, new StockCommand.Extend(id, ttlSeconds)));
  }

  CompletionStage<HttpResponse> release(Call call) {
    var id = new ReservationId(call.id());
    return onEither(
        id,
        () -> checkouts.release(call, id),
        () -> onReservation(call, new StockCommand.Release(id)));
  }

  private CompletionStage<HttpResponse> onReservation(
      Call call, StockCommand.OnReservation command) {
    return finder.skuFor(call, command.id()).thenCompose(sku -> carryOut(sku, command));
  }

  private CompletionStage<HttpResponse> carryOut(SkuId sku, StockCommand.OnReservation command) {
    return skus.ask(sku, command)
        .thenCompose(reply -> done(sku, command, SkuAnswers.answer(reply)));
  }

  private CompletionStage<HttpResponse> done(
      SkuId sku, StockCommand.OnReservation command, Answer answer) {
    return switch (answer) {
      case Answer.Refused(Refusal.UnknownReservation _, var version) ->
          finder
              .forgotten(command.id())
              .thenApply(row -> new ForgottenReservation(row, version).answer(command, replies));
      case Answer.Refused refused ->
          CompletableFuture.completedFuture(refused(refused, sku, PathNames.RESERVATION));
      case Answer.ReservationIs is -> CompletableFuture.completedFuture(done(sku, command, is));
      case Answer.SkuIs _,
          Answer.MovementIs _,
          Answer.PeriodIs _,
          Answer.ReturnIs _,
          Answer.Noted _,
          Answer.Offered _,
          Answer.Acknowledged _ ->
          throw unexpected(answer);
    };
  }

  private HttpResponse done(
      SkuId sku, StockCommand.OnReservation command, Answer.ReservationIs is) {
    if (command instanceof StockCommand.Release) {
      return ReservationReplies.released(is.version());
    }
    return command instanceof StockCommand.Confirm && is.repeated()
        ? replies.repeated(sku, is.reservation(), is.version())
        : replies.current(sku, is.reservation(), is.version());
  }

  private HttpResponse refused(Answer.Refused refused, SkuId sku, PathNames path) {
    var problem = RefusalProblem.of(refused.refusal(), sku, path);
    meters.refused(problem.code().name());
    return Replies.problem(problem.withVersion(refused.version()));
  }

  private HttpResponse refused(Refusal refusal, SkuId sku, PathNames path) {
    var problem = RefusalProblem.of(refusal, sku, path);
    meters.refused(problem.code().name());
    return Replies.problem(problem);
  }

  private static IllegalStateException unexpected(Answer answer) {
    return new IllegalStateException("an answer to another command: " + answer);
  }
}
