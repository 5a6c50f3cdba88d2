package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Cause;
import holdfast.loadtest.simulator.Item;
import holdfast.loadtest.simulator.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes of quantities over the API. */
final class Adjustments {
  private static final String SET = "InventorySetQuantitiesUserError";
  private static final String ADJUST = "InventoryAdjustQuantitiesUserError";

  /** What a line does to one state at one location. */
  private record Step(Shelf shelf, Quantity state, long delta) {}

  private final Rooms rooms;
  private final StockNodes nodes;

  Adjustments(Rooms rooms, StockNodes nodes) {
    this.rooms = rooms;
    this.nodes = nodes;
  }

  /** Sets quantities to numbers, each if it still is what the line says. */
  Answering set(QuantityInput input) {
    return rooms
        .book()
        .together(
            () -> {
              List<Problem> problems = new ArrayList<>(input.problems());
              Optional<Quantity> state = Quantity.of(input.name()).filter(Quantity::isSettable);
              if (state.isEmpty()) {
                problems.add(
                    Problem.at(
                        "INVALID_NAME",
                        "The quantity name must be either 'available' or 'on_hand'.",
                        "input",
                        "name"));
              }
              List<QuantityInput.Line> lines = input.lines(rooms.stock(), problems);
              problems.addAll(input.repeated(lines));
              state.ifPresent(
                  known -> {
                    lines.forEach(line -> check(input, line, known, problems));
                    problems.addAll(input.stale(lines, rooms.stock(), known));
                  });
              return problems.isEmpty()
                  ? payload(SET, group(input, set(lines, state.orElseThrow())), List.of())
                  : payload(SET, null, problems);
            });
  }

  private static void check(
      QuantityInput input, QuantityInput.Line line, Quantity state, List<Problem> problems) {
    if (line.number() > QuantityInput.UNITS_MAX) {
      problems.add(
          input.at(
              line.index(),
              "quantity",
              "INVALID_QUANTITY_TOO_HIGH",
              "The quantity can't be higher than 1,000,000,000."));
    } else if (line.number() < -QuantityInput.UNITS_MAX) {
      problems.add(
          input.at(
              line.index(),
              "quantity",
              "INVALID_QUANTITY_TOO_LOW",
              "The quantity can't be lower than -1,000,000,000."));
    } else if (state == Quantity.ON_HAND && line.number() < 0) {
      problems.add(
          input.at(
              line.index(),
              "quantity",
              "INVALID_QUANTITY_NEGATIVE",
              "The quantity can't be negative."));
    }
  }

  private List<Step> set(List<QuantityInput.Line> lines, Quantity state) {
    var steps = new ArrayList<Step>();
    for (QuantityInput.Line line : lines) {
      long delta = rooms.stock().set(line.shelf(), state, line.number(), Cause.PUSH);
      if (delta != 0) {
        steps.add(new Step(line.shelf(), Quantity.AVAILABLE, delta));
        steps.add(new Step(line.shelf(), Quantity.ON_HAND, delta));
      }
    }
    return steps;
  }

  /** Raises and lowers quantities, each if it still is what the line says. */
  Answering adjust(QuantityInput input) {
    return rooms
        .book()
        .together(
            () -> {
              List<Problem> problems = new ArrayList<>(input.problems());
              Optional<Quantity> state = Quantity.of(input.name()).filter(Quantity::isAdjustable);
              if (state.isEmpty()) {
                problems.add(
                    Problem.at(
                        "INVALID_QUANTITY_NAME",
                        "The specified quantity name is invalid.",
                        "input",
                        "name"));
              }
              List<QuantityInput.Line> lines = input.lines(rooms.stock(), problems);
              state.ifPresent(
                  known -> {
                    lines.forEach(line -> checkDelta(input, line, known, problems));
                    problems.addAll(input.stale(lines, rooms.stock(), known));
                  });
              return problems.isEmpty()
                  ? payload(ADJUST, group(input, adjust(lines, state.orElseThrow())), List.of())
                  : payload(ADJUST, null, problems);
            });
  }

  private void checkDelta(
      QuantityInput input, QuantityInput.Line line, Quantity state, List<Problem> problems) {
    long after = rooms.stock().units(line.shelf(), state) + line.number();
    if (after > QuantityInput.UNITS_MAX) {
      problems.add(
          input.at(
              line.index(),
              "delta",
              "INVALID_QUANTITY_TOO_HIGH",
              "The quantity can't be higher than 1,000,000,000."));
    } else if (after < (state == Quantity.AVAILABLE ? -QuantityInput.UNITS_MAX : 0)) {
      problems.add(
          input.at(line.index(), "delta", "INVALID_QUANTITY_TOO_LOW", "The quantity is too low."));
    }
    if (state == Quantity.AVAILABLE && line.ledger()) {
      problems.add(
          input.at(
              line.index(),
              "ledgerDocumentUri",
              "INVALID_AVAILABLE_DOCUMENT",
              "A ledger document URI is not allowed when adjusting available."));
    } else if (state != Quantity.AVAILABLE && !line.ledger()) {
      problems.add(
          input.at(
              line.index(),
              "ledgerDocumentUri",
              "INVALID_QUANTITY_DOCUMENT",
              "A ledger document URI is required except when adjusting available."));
    }
  }

  private List<Step> adjust(List<QuantityInput.Line> lines, Quantity state) {
    var steps = new ArrayList<Step>();
    for (QuantityInput.Line line : lines) {
      if (line.number() == 0) {
        continue;
      }
      if (state == Quantity.AVAILABLE) {
        rooms.book().add(line.shelf(), line.number(), Cause.PUSH);
      } else {
        rooms.stock().add(line.shelf(), state, line.number());
      }
      steps.add(new Step(line.shelf(), state, line.number()));
      if (state != Quantity.INCOMING) {
        steps.add(new Step(line.shelf(), Quantity.ON_HAND, line.number()));
      }
    }
    return steps;
  }

  /** The app failed to reach the part of Shopify that counts; nothing was changed. */
  static Answering unavailable() {
    return payload(
        ADJUST,
        null,
        List.of(Problem.ofWhole("SERVICE_UNAVAILABLE", "The service is temporarily unavailable.")));
  }

  /** A refusal of a key, as each mutation says it. */
  static Answering refusal(String mutation, Problem problem) {
    return payload(
        mutation.equals("inventorySetQuantities") ? SET : ADJUST, null, List.of(problem));
  }

  private static Answering payload(
      String errors, @Nullable Answering group, List<Problem> problems) {
    String type = errors.replace("UserError", "Payload");
    return Simple.of(type, "inventoryAdjustmentGroup", group)
        .with("userErrors", problems.stream().map(problem -> problem.as(errors)).toList());
  }

  /** What was changed; null if everything had been so before. */
  private @Nullable Answering group(QuantityInput input, List<Step> steps) {
    if (steps.isEmpty()) {
      return null;
    }
    News.Action action = rooms.news().action();
    rooms.tellLevels(
        action, steps.stream().filter(step -> step.state() == Quantity.AVAILABLE).map(Step::shelf));
    return new Group(rooms.id(), input.reason(), input.document(), steps, action.at());
  }

  private final class Group implements Answering {
    private final long id;
    private final String reason;
    private final @Nullable String document;
    private final List<Step> steps;
    private final Instant at;

    Group(long id, String reason, @Nullable String document, List<Step> steps, Instant at) {
      this.id = id;
      this.reason = reason;
      this.document = document;
      this.steps = steps;
      this.at = at;
    }

    @Override
    public String type() {
      return "InventoryAdjustmentGroup";
    }

    @Override
    public @Nullable Object answer(String field, DataFetchingEnvironment asked) {
      return switch (field) {
        case "id" -> Gid.of(type(), id);
        case "createdAt" -> StockNodes.time(at);
        case "reason" -> reason;
        case "referenceDocumentUri" -> document;
        case "changes" -> changes(asked);
        default -> throw Refused.notSimulated(type() + "." + field);
      };
    }

    private List<Answering> changes(DataFetchingEnvironment asked) {
      List<String> names = asked.getArgument("quantityNames");
      List<String> items = asked.getArgument("inventoryItemIds");
      List<String> places = asked.getArgument("locationIds");
      return steps.stream()
          .filter(step -> names == null || names.contains(step.state().word()))
          .filter(step -> isAmong(items, Gid.of("InventoryItem", step.shelf().inventory())))
          .filter(step -> isAmong(places, Gid.of("Location", step.shelf().location())))
          .map(this::change)
          .toList();
    }

    private boolean isAmong(@Nullable List<String> wanted, String gid) {
      return wanted == null || wanted.contains(gid);
    }

    /** Its quantity afterwards was always null in recordings. */
    private Answering change(Step step) {
      Optional<Item> item = rooms.stock().item(step.shelf().inventory());
      Optional<Place> place = rooms.stock().place(step.shelf().location());
      return new Simple("InventoryChange", Map.of())
          .with("name", step.state().word())
          .with("delta", step.delta())
          .with("quantityAfterChange", null)
          .with("ledgerDocumentUri", null)
          .with("item", item.map(nodes::item).orElse(null))
          .with("location", place.map(nodes::location).orElse(null));
    }
  }
}
