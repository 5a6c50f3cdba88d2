package holdfast.shopify.admin;

import holdfast.catalog.Parked;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Has a shop stock items at the location that is pushed to, each with the number it is to show.
 *
 * @param push its key, for the log
 * @param key of the call that found them not stocked
 */
record Stocking(AdminApi api, Store store, String push, String key) {
  /**
   * What came of it.
   *
   * @param end what ends the push, if something does
   * @param refused lines whose item the shop won't stock
   */
  record Stocked(Optional<PushAnswer> end, Map<String, OfLine> refused) {
    private static final Stocked ALL = new Stocked(Optional.empty(), Map.of());

    private static Stocked ending(PushAnswer answer) {
      return new Stocked(Optional.of(answer), Map.of());
    }

    private Stocked refusing(SetLine line, String why) {
      var all = new HashMap<>(refused);
      all.put(line.listing(), new OfLine.Unfit(Parked.NOT_STOCKED, why));
      return new Stocked(end, all);
    }
  }

  /** One after the other, until something ends the push. */
  CompletionStage<Stocked> stock(List<SetLine> lines) {
    CompletionStage<Stocked> stocked = CompletableFuture.completedFuture(Stocked.ALL);
    for (var line : lines) {
      stocked =
          stocked.thenCompose(
              before ->
                  before.end().isPresent()
                      ? CompletableFuture.completedFuture(before)
                      : stock(line, before));
    }
    return stocked;
  }

  private CompletionStage<Stocked> stock(SetLine line, Stocked before) {
    var variables =
        AdminJson.object()
            .put("item", Gid.of("InventoryItem", line.item()))
            .put("location", Gid.of("Location", line.location()))
            .put("available", line.units())
            .put("key", Pushing.derived(key, "stock " + line.item() + " " + line.location()));
    return api.ask(store, AdminDocument.ACTIVATE, variables)
        .thenApply(
            asked -> {
              var outcome = asked.answer().outcome();
              api.record(
                  asked,
                  Exchange.Kind.ACTIVATE,
                  Optional.of(push),
                  List.of(line.logged(outcome)),
                  outcome);
              return after(asked.answer(), line, before);
            });
  }

  private static Stocked after(AdminAnswer answer, SetLine line, Stocked before) {
    return switch (answer) {
      case AdminAnswer.Data data -> {
        var errors = data.data().path("inventoryActivate").path("userErrors");
        yield errors.isEmpty() ? before : before.refusing(line, AdminJson.messages(errors));
      }
      case AdminAnswer.Throttled(var pause) -> Stocked.ending(new PushAnswer.Throttled(pause));
      case AdminAnswer.Unsent(var why) -> Stocked.ending(new PushAnswer.Unsent(why));
      case AdminAnswer.Unknown(var why) -> Stocked.ending(new PushAnswer.Unknown(why));
      case AdminAnswer.Closed(var reason, var why) ->
          Stocked.ending(new PushAnswer.Closed(reason, why));
      case AdminAnswer.Refused _, AdminAnswer.TooCostly _ -> before.refusing(line, answer.told());
    };
  }
}
