package holdfast.woocommerce.rest;

import holdfast.catalog.Listing;
import holdfast.catalog.Store;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.publish.Exchange;
import holdfast.publish.SyncLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Asks a shop what it shows: products in one list, variations of each parent in another. */
final class WooStock {
  private static final int PAGE_MAX = 100;
  private static final String FIELDS =
      "id,parent_id,type,sku,manage_stock,stock_quantity,backorders,date_created_gmt,"
          + "date_modified_gmt";

  private final WooDoor door;
  private final SyncLog log;

  WooStock(WooDoor door, SyncLog log) {
    this.door = door;
    this.log = log;
  }

  /** What came of looking. */
  sealed interface Look {
    /** What the shop says; what it does not know is missing. */
    record Seen(Map<WooTarget, WooLevel> levels) implements Look {}

    /** One of the questions was in vain, and so are the others. */
    record InVain(WooAnswer answer) implements Look {}
  }

  /** One question: targets in one list. */
  private record Question(String room, List<WooTarget> targets) {
    WooCall call() {
      return WooCall.get(
          room,
          Map.of(
              "include",
              targets.stream().map(WooTarget::id).collect(Collectors.joining(",")),
              "per_page",
              "" + PAGE_MAX,
              "_fields",
              FIELDS));
    }
  }

  /** Asks one question after the other. */
  CompletionStage<Look> look(Store store, List<Listing> listings) {
    var byTarget =
        listings.stream()
            .collect(Collectors.groupingBy(WooTarget::of, LinkedHashMap::new, Collectors.toList()));
    return ask(store, questions(List.copyOf(byTarget.keySet())), byTarget, Map.of());
  }

  private static Deque<Question> questions(List<WooTarget> targets) {
    var rooms =
        targets.stream()
            .collect(
                Collectors.groupingBy(WooTarget::room, LinkedHashMap::new, Collectors.toList()));
    var questions = new ArrayDeque<Question>();
    rooms.forEach(
        (room, of) -> {
          for (int from = 0; from < of.size(); from += PAGE_MAX) {
            questions.add(
                new Question(room, of.subList(from, Math.min(of.size(), from + PAGE_MAX))));
          }
        });
    return questions;
  }

  private CompletionStage<Look> ask(
      Store store,
      Deque<Question> questions,
      Map<WooTarget, List<Listing>> listings,
      Map<WooTarget, WooLevel> before) {
    if (questions.isEmpty()) {
      return CompletableFuture.completedFuture(new Look.Seen(before));
    }
    var question = questions.remove();
    return door.ask(store, question.call())
        .thenCompose(
            heard -> {
              var levels = levels(question, heard.answer());
              log.record(
                  heard.exchange(
                      Exchange.Kind.READ,
                      Optional.empty(),
                      lines(question, listings, levels.orElse(Map.of())),
                      heard.answer().outcome()));
              if (levels.isEmpty()) {
                return CompletableFuture.completedFuture(new Look.InVain(unread(heard.answer())));
              }
              var seen = new HashMap<>(before);
              seen.putAll(levels.get());
              return ask(store, questions, listings, seen);
            });
  }

  /** None if the answer does not say what the shop shows. */
  private static Optional<Map<WooTarget, WooLevel>> levels(Question question, WooAnswer answer) {
    return switch (answer) {
      case WooAnswer.Said said ->
          switch (Reading.array(said.bytes(), WooStock::byId)) {
            case Reading.Understood<Map<String, WooLevel>>(var byId) ->
                Optional.of(known(question, byId));
            case Reading.Failed<Map<String, WooLevel>> _ -> Optional.empty();
          };
      case WooAnswer.Declined declined when declined.isUnknownId() -> Optional.of(Map.of());
      case WooAnswer.Declined _,
          WooAnswer.Throttled _,
          WooAnswer.Unsent _,
          WooAnswer.Lost _,
          WooAnswer.Closed _ ->
          Optional.empty();
    };
  }

  private static WooAnswer unread(WooAnswer answer) {
    return answer instanceof WooAnswer.Said ? new WooAnswer.Lost("UNREADABLE") : answer;
  }

  private static Map<String, WooLevel> byId(List<Part> products) {
    var byId = new HashMap<String, WooLevel>();
    for (var product : products) {
      if (product.alone(of -> of.id("id")) instanceof Reading.Understood<String>(var id)) {
        byId.put(id, WooLevel.of(product));
      }
    }
    return byId;
  }

  private static Map<WooTarget, WooLevel> known(Question question, Map<String, WooLevel> byId) {
    var known = new HashMap<WooTarget, WooLevel>();
    for (var target : question.targets()) {
      Optional.ofNullable(byId.get(target.id())).ifPresent(level -> known.put(target, level));
    }
    return known;
  }

  private static List<Exchange.Line> lines(
      Question question, Map<WooTarget, List<Listing>> listings, Map<WooTarget, WooLevel> levels) {
    var lines = new ArrayList<Exchange.Line>();
    for (var target : question.targets()) {
      var level = Optional.ofNullable(levels.get(target));
      for (var listing : listings.getOrDefault(target, List.of())) {
        lines.add(
            new Exchange.Line(
                listing.id(),
                Optional.empty(),
                level.flatMap(WooLevel::number),
                level.map(WooLevel::outcome).orElse("UNKNOWN")));
      }
    }
    return lines;
  }
}
