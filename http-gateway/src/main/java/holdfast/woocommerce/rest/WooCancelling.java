package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Store;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.Refund;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import holdfast.woocommerce.WooRefunds;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Has a shop cancel units: looks how the order stands, does what is still to be done, and then
 * writes the notes that are missing. Every step is looked for before it is taken, since an answer
 * may have been lost.
 */
final class WooCancelling {
  private final WooDoor door;
  private final SyncLog log;

  WooCancelling(WooApi api) {
    this.door = api.door();
    this.log = api.log();
  }

  /** One cancellation in one order. */
  private record Task(Store store, String order, Cancellation cancellation) {
    String path() {
      return "orders/" + order;
    }

    DeskAnswer<Cancellation> done() {
      return new DeskAnswer.Done<>(cancellation);
    }
  }

  /** Refunds, and the marks on them. */
  private record Refunded(List<Refund> refunds, List<String> marks) {}

  CompletionStage<DeskAnswer<Cancellation>> cancel(
      Store store, String order, Cancellation cancellation) {
    var task = new Task(store, order, cancellation);
    return ask(
        task,
        WooCall.get(task.path(), Map.of()),
        body ->
            then(Reading.object(body, WooStanding::of), standing -> withRefunds(task, standing)));
  }

  private CompletionStage<DeskAnswer<Cancellation>> withRefunds(Task task, WooStanding standing) {
    return ask(
        task,
        WooDesk.refundsOf(task.order()),
        body ->
            then(
                refunded(body),
                refunded ->
                    carryOut(
                        task,
                        standing.plan(task.cancellation(), refunded.refunds(), refunded.marks()))));
  }

  private static Reading<Refunded> refunded(byte[] body) {
    return switch (WooRefunds.of(body)) {
      case Reading.Failed<List<Refund>>(var problem) -> new Reading.Failed<>(problem);
      case Reading.Understood<List<Refund>>(var refunds) ->
          Reading.array(
              body,
              parts ->
                  new Refunded(
                      refunds,
                      parts.stream().flatMap(part -> WooStanding.marks(part).stream()).toList()));
    };
  }

  private CompletionStage<DeskAnswer<Cancellation>> carryOut(Task task, WooStanding.Plan plan) {
    return switch (plan) {
      case WooStanding.Plan.Tell _ -> tell(task);
      case WooStanding.Plan.Nothing _ -> completed(task.done());
      case WooStanding.Plan.Refuse(var why) -> completed(new DeskAnswer.Refused<>(why));
      case WooStanding.Plan.Whole _ ->
          ask(
              task,
              WooCall.put(task.path(), WooCancelBodies.whole(task.cancellation())),
              _ -> tell(task));
      case WooStanding.Plan.Some(var units) ->
          ask(
              task,
              WooCall.post(
                  task.path() + "/refunds", WooCancelBodies.part(task.cancellation(), units)),
              _ -> tell(task));
    };
  }

  private CompletionStage<DeskAnswer<Cancellation>> tell(Task task) {
    return ask(
        task,
        WooCall.get(task.path() + "/notes", Map.of()),
        body -> then(Reading.array(body, notes -> notes), notes -> tell(task, notes)));
  }

  private CompletionStage<DeskAnswer<Cancellation>> tell(Task task, List<Part> notes) {
    if (!isThere(task, notes, false)) {
      return note(
          task, WooCancelBodies.staffNote(task.cancellation()), () -> tellBuyer(task, notes));
    }
    return tellBuyer(task, notes);
  }

  private CompletionStage<DeskAnswer<Cancellation>> tellBuyer(Task task, List<Part> notes) {
    return task.cancellation().isBuyerTold() && !isThere(task, notes, true)
        ? note(task, WooCancelBodies.buyerNote(task.cancellation()), () -> completed(task.done()))
        : completed(task.done());
  }

  private static boolean isThere(Task task, List<Part> notes, boolean isForBuyer) {
    var reference = WooCancelBodies.reference(task.cancellation());
    return notes.stream()
        .map(
            note ->
                note.alone(
                    it ->
                        it.flag("customer_note") == isForBuyer
                            && it.word("note").contains(reference)))
        .anyMatch(new Reading.Understood<>(true)::equals);
  }

  private CompletionStage<DeskAnswer<Cancellation>> note(
      Task task, ObjectNode note, Supplier<CompletionStage<DeskAnswer<Cancellation>>> next) {
    return ask(task, WooCall.post(task.path() + "/notes", note), _ -> next.get());
  }

  private CompletionStage<DeskAnswer<Cancellation>> ask(
      Task task, WooCall call, Function<byte[], CompletionStage<DeskAnswer<Cancellation>>> next) {
    return door.ask(task.store(), call)
        .thenCompose(
            heard -> {
              log.record(heard.exchange(Exchange.Kind.CANCEL));
              return heard.answer() instanceof WooAnswer.Said said
                  ? next.apply(said.bytes())
                  : completed(WooDesk.inVain(heard.answer()));
            });
  }

  private static <T> CompletionStage<DeskAnswer<Cancellation>> then(
      Reading<T> reading, Function<T, CompletionStage<DeskAnswer<Cancellation>>> next) {
    return switch (reading) {
      case Reading.Understood<T>(var value) -> next.apply(value);
      case Reading.Failed<T>(var problem) -> completed(WooDesk.unreadable(problem));
    };
  }

  private static CompletionStage<DeskAnswer<Cancellation>> completed(
      DeskAnswer<Cancellation> answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
