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
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Reserve, read, confirm, extend, release. */
final class ReservationCalls {
  private final Skus skus;
  private final ReservationDirectory directory;
  private final ReservationFinder finder;
  private final Meters meters;

  ReservationCalls(
      Skus skus, ReservationDirectory directory, ReservationFinder finder, Meters meters) {
    this.skus = skus;
    this.directory = directory;
    this.finder = finder;
    this.meters = meters;
  }

  CompletionStage<HttpResponse> reserve(Call call) {
    var request = ReserveRequest.read(call);
    var id = request.command().id();
    return finder.mustRecall(id)
        ? finder.recall(id).thenCompose(_ -> reserve(request))
        : reserve(request);
  }

  private CompletionStage<HttpResponse> reserve(ReserveRequest request) {
    var sku = request.sku();
    var command = request.command();
    var other = directory.claim(command.id(), sku);
    if (other.isPresent()) {
      var refusal = new Refusal.IdReused("/lines/0/sku", other.get().value(), sku.value());
      return CompletableFuture.completedFuture(refused(refusal, sku, PathNames.NOTHING));
    }
    return skus.ask(sku, command)
        .thenApply(
            reply -> {
              directory.settle(command.id(), mayBeThere(reply));
              return reserved(sku, SkuAnswers.answer(reply));
            });
  }

  /** Whether the SKU has, or may have, a reservation with the id after this reply. */
  private static boolean mayBeThere(SkuReply reply) {
    return switch (reply) {
      case SkuReply.Answered(Answer.Refused(var refusal, _)) -> refusal instanceof Refusal.IdReused;
      case SkuReply.Answered _,
          SkuReply.OutcomeUnknown _,
          SkuReply.Found _,
          SkuReply.Seen _,
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
        yield ReservationReplies.repeated(sku, reservation, version);
      }
      case Answer.ReservationIs(var reservation, _, var version) -> {
        meters.granted();
        yield ReservationReplies.granted(sku, reservation, version);
      }
      case Answer.Refused refused -> refused(refused, sku, PathNames.NOTHING);
      case Answer.SkuIs _, Answer.MovementIs _, Answer.PeriodIs _ -> throw unexpected(answer);
    };
  }

  CompletionStage<HttpResponse> get(Call call) {
    return finder
        .reservation(new ReservationId(call.id()))
        .thenApply(
            located -> {
              ChannelBinding.check(call, located.reservation().request().channel());
              return ReservationReplies.current(
                  located.sku(), located.reservation(), located.version());
            });
  }

  CompletionStage<HttpResponse> confirm(Call call) {
    var request = ConfirmRequest.read(call);
    return finder
        .skuFor(call, request.id())
        .thenCompose(
            sku ->
                otherSku(request, sku)
                    .<CompletionStage<HttpResponse>>map(CompletableFuture::completedFuture)
                    .orElseGet(() -> carryOut(sku, request.command())));
  }

  /** Of a SKU that is not in the reservation, nothing is held. */
  private Optional<HttpResponse> otherSku(ConfirmRequest request, SkuId sku) {
    return request
        .line()
        .filter(line -> !line.sku().equals(sku))
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
    return onReservation(call, new StockCommand.Extend(id, ttlSeconds));
  }

  CompletionStage<HttpResponse> release(Call call) {
    return onReservation(call, new StockCommand.Release(new ReservationId(call.id())));
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
              .thenApply(row -> new ForgottenReservation(row, version).answer(command));
      case Answer.Refused refused ->
          CompletableFuture.completedFuture(refused(refused, sku, PathNames.RESERVATION));
      case Answer.ReservationIs is -> CompletableFuture.completedFuture(done(sku, command, is));
      case Answer.SkuIs _, Answer.MovementIs _, Answer.PeriodIs _ -> throw unexpected(answer);
    };
  }

  private static HttpResponse done(
      SkuId sku, StockCommand.OnReservation command, Answer.ReservationIs is) {
    if (command instanceof StockCommand.Release) {
      return ReservationReplies.released(is.version());
    }
    return command instanceof StockCommand.Confirm && is.repeated()
        ? ReservationReplies.repeated(sku, is.reservation(), is.version())
        : ReservationReplies.current(sku, is.reservation(), is.version());
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
