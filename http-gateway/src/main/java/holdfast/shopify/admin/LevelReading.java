package holdfast.shopify.admin;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.catalog.LevelKey;
import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.publish.ReadAnswer;
import holdfast.shop.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks a shop what it shows, location by location, so many items at a time. */
record LevelReading(AdminApi api, Store store, Map<String, LevelKey> wanted) {
  /** Items that are asked for in one call. */
  static final int PAGE = 100;

  /** What is asked in one call. */
  private record Page(String location, List<String> items) {}

  /** Of these listings; what no number is known to stand for is left out. */
  static LevelReading of(AdminApi api, Store store, List<Listing> listings) {
    var wanted = new LinkedHashMap<String, LevelKey>();
    for (var listing : listings) {
      var key = LevelKey.of(store, listing);
      if (listing.inventoryItem().isPresent() && !key.location().isEmpty()) {
        wanted.put(listing.id(), key);
      }
    }
    return new LevelReading(api, store, wanted);
  }

  CompletionStage<ReadAnswer> run() {
    CompletionStage<Found> found =
        CompletableFuture.completedFuture(new Found(Map.of(), Duration.ZERO));
    for (var page : pages()) {
      found = found.thenCompose(before -> read(page, before));
    }
    return found
        .<ReadAnswer>thenApply(all -> new ReadAnswer.Levels(ofListings(all.levels()), all.rest()))
        .exceptionally(failure -> failed(NotToldException.answer(failure)));
  }

  /** Levels so far. */
  private record Found(Map<LevelKey, Level> levels, Duration rest) {}

  private Map<String, Level> ofListings(Map<LevelKey, Level> levels) {
    var ofListings = new HashMap<String, Level>();
    wanted.forEach(
        (listing, key) ->
            Optional.ofNullable(levels.get(key))
                .ifPresent(level -> ofListings.put(listing, level)));
    return ofListings;
  }

  private List<Page> pages() {
    var byLocation = new LinkedHashMap<String, LinkedHashSet<String>>();
    wanted
        .values()
        .forEach(
            key ->
                byLocation
                    .computeIfAbsent(key.location(), _ -> new LinkedHashSet<>())
                    .add(key.item()));
    var pages = new ArrayList<Page>();
    byLocation.forEach(
        (location, set) -> {
          var items = List.copyOf(set);
          for (int from = 0; from < items.size(); from += PAGE) {
            pages.add(new Page(location, items.subList(from, Math.min(from + PAGE, items.size()))));
          }
        });
    return pages;
  }

  private CompletionStage<Found> read(Page page, Found before) {
    var items = AdminJson.array();
    page.items().forEach(item -> items.add(Gid.of("InventoryItem", item)));
    var variables = AdminJson.object().put("location", Gid.of("Location", page.location()));
    variables.set("items", items);
    return api.ask(store, AdminDocument.LEVELS, variables)
        .thenApply(
            asked -> {
              var told = new HashMap<LevelKey, Level>();
              if (asked.answer() instanceof AdminAnswer.Data data) {
                for (var node : AdminJson.objects(data.data().path("nodes"))) {
                  var key = new LevelKey(store.id(), Gid.number(node.path("id")), page.location());
                  level(node).ifPresent(level -> told.put(key, level));
                }
              }
              api.record(
                  asked,
                  Exchange.Kind.READ,
                  Optional.empty(),
                  lines(told),
                  asked.answer().outcome());
              var rest = AdminApi.told(asked.answer()).rest();
              told.putAll(before.levels());
              return new Found(told, rest);
            });
  }

  /** Of an item that the shop does not count it has a number too, which means nothing. */
  private static Optional<Level> level(JsonNode item) {
    var level = item.path("inventoryLevel");
    var available = level.path("quantities").path(0).path("quantity");
    return item.path("tracked").asBoolean() && available.canConvertToInt()
        ? AdminJson.moment(level.path("updatedAt")).map(at -> new Level(available.intValue(), at))
        : Optional.empty();
  }

  private List<Exchange.Line> lines(Map<LevelKey, Level> told) {
    return ofListings(told).entrySet().stream()
        .map(
            of ->
                new Exchange.Line(
                    of.getKey(),
                    Optional.empty(),
                    Optional.of((long) of.getValue().number()),
                    "SHOWN"))
        .toList();
  }

  private static ReadAnswer failed(AdminAnswer answer) {
    return switch (answer) {
      case AdminAnswer.Throttled(var pause) -> new ReadAnswer.Throttled(pause);
      case AdminAnswer.Closed(var reason, var why) -> new ReadAnswer.Closed(reason, why);
      case AdminAnswer.Data _,
          AdminAnswer.TooCostly _,
          AdminAnswer.Unsent _,
          AdminAnswer.Unknown _,
          AdminAnswer.Refused _ ->
          new ReadAnswer.Failed(answer.told());
    };
  }
}
