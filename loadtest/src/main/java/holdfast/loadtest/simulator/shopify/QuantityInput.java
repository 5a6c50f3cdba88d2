package holdfast.loadtest.simulator.shopify;

import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation asks of several quantities, and whether it may: one bad line and nothing is
 * changed.
 *
 * @param list the name of the argument with the lines
 * @param number the name of a line's number: a quantity or a difference
 */
record QuantityInput(Map<String, @Nullable Object> input, String list, String number) {
  static final long UNITS_MAX = 1_000_000_000;

  private static final String CHANGE_FROM = "changeFromQuantity";

  /** Shopify's own list; it takes no other. */
  private static final Set<String> REASONS =
      Set.of(
          "correction",
          "cycle_count_available",
          "damaged",
          "movement_canceled",
          "movement_created",
          "movement_received",
          "movement_updated",
          "other",
          "promotion",
          "quality_control",
          "received",
          "reservation_created",
          "reservation_deleted",
          "reservation_updated",
          "restock",
          "safety_stock",
          "shrinkage");

  /** A line whose item is stocked at its location. */
  record Line(int index, Shelf shelf, long number, @Nullable Integer changeFrom, boolean ledger) {}

  String name() {
    return text("name");
  }

  String reason() {
    return text("reason");
  }

  @Nullable String document() {
    return (String) input.get("referenceDocumentUri");
  }

  private String text(String field) {
    return (String) Objects.requireNonNull(input.get(field));
  }

  @SuppressWarnings("unchecked") // The schema says so.
  private List<Map<String, @Nullable Object>> lines() {
    return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(input.get(list));
  }

  /**
   * Since 2026-04 each line says what it changes from, or with an explicit null that it may be any.
   */
  void requireChangeFrom(String type) {
    if (lines().stream().anyMatch(line -> !line.containsKey(CHANGE_FROM))) {
      throw Refused.because(
          "INVALID_FIELD_ARGUMENTS",
          type + " must include the following argument: " + CHANGE_FROM + ".");
    }
  }

  /** What is wrong with the reason and the document. */
  List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    if (!REASONS.contains(reason())) {
      problems.add(
          Problem.at("INVALID_REASON", "The specified reason is invalid.", "input", "reason"));
    }
    String document = document();
    if (document != null && !isUri(document)) {
      problems.add(
          Problem.at(
              "INVALID_REFERENCE_DOCUMENT",
              "The specified reference document is invalid.",
              "input",
              "referenceDocumentUri"));
    }
    return problems;
  }

  private static boolean isUri(String text) {
    try {
      var uri = new URI(text);
      return uri.getScheme() != null && !uri.getSchemeSpecificPart().replace("/", "").isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The lines that can be found; what is wrong with the others is added to the problems. */
  List<Line> lines(Stockroom stock, List<Problem> problems) {
    var found = new ArrayList<Line>();
    List<Map<String, @Nullable Object>> all = lines();
    for (int index = 0; index < all.size(); index++) {
      line(stock, index, all.get(index), problems).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Line> line(
      Stockroom stock, int index, Map<String, @Nullable Object> line, List<Problem> problems) {
    Optional<Item> item =
        Gid.number("InventoryItem", id(line, "inventoryItemId")).flatMap(stock::item);
    Optional<Place> place = Gid.number("Location", id(line, "locationId")).flatMap(stock::place);
    if (item.isEmpty()) {
      problems.add(
          at(
              index,
              "inventoryItemId",
              "INVALID_INVENTORY_ITEM",
              "The specified inventory item could not be found."));
    }
    if (place.isEmpty()) {
      problems.add(
          at(
              index,
              "locationId",
              "INVALID_LOCATION",
              "The specified location could not be found."));
    }
    if (item.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    if (stock.isBundle(item.get())) {
      problems.add(
          at(
              index,
              "inventoryItemId",
              "NON_MUTABLE_INVENTORY_ITEM",
              "The specified inventory item is not allowed to be changed: it follows from its"
                  + " components."));
      return Optional.empty();
    }
    var shelf = new Shelf(item.get().inventory(), place.get().id());
    if (!stock.isOpen(shelf)) {
      problems.add(
          at(
              index,
              "locationId",
              "ITEM_NOT_STOCKED_AT_LOCATION",
              "The specified inventory item is not stocked at the location."));
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            index,
            shelf,
            ((Number) Objects.requireNonNull(line.get(number))).longValue(),
            (Integer) line.get(CHANGE_FROM),
            line.get("ledgerDocumentUri") != null));
  }

  private static String id(Map<String, @Nullable Object> line, String field) {
    return Objects.requireNonNull(line.get(field)).toString();
  }

  /** A line whose pair of item and location an earlier one has. */
  List<Problem> repeated(List<Line> lines) {
    var seen = new HashSet<Shelf>();
    return lines.stream()
        .filter(line -> !seen.add(line.shelf()))
        .map(
            line ->
                at(
                    line.index(),
                    "locationId",
                    "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                    "The combination of inventoryItemId and locationId must be unique."))
        .toList();
  }

  /** Lines that were computed from a number which the shop no longer has. */
  List<Problem> stale(List<Line> lines, Stockroom stock, Quantity state) {
    return lines.stream()
        .filter(
            line -> {
              Integer from = line.changeFrom();
              return from != null && from != stock.units(line.shelf(), state);
            })
        .map(
            line ->
                at(
                    line.index(),
                    CHANGE_FROM,
                    "CHANGE_FROM_QUANTITY_STALE",
                    "The specified change from quantity does not match the persisted quantity."))
        .toList();
  }

  /** Something is wrong with this field of a line. */
  Problem at(int index, String field, String code, String message) {
    return Problem.at(code, message, "input", list, Integer.toString(index), field);
  }
}
