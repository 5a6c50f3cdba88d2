package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Order;
import holdfast.loadtest.simulator.OrderLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes of orders over the API. */
final class OrderMutations {
  /** A cancellation is a job of its own; it takes a moment. */
  private static final Duration JOB = Duration.ofMillis(500);

  private static final String NO_ORDER = "Order does not exist";

  private final Rooms rooms;
  private final BackOffice office;
  private final OrderNodes nodes;
  private final Jobs jobs;

  OrderMutations(Rooms rooms, BackOffice office, OrderNodes nodes, Jobs jobs) {
    this.rooms = rooms;
    this.office = office;
    this.nodes = nodes;
    this.jobs = jobs;
  }

  private Optional<Order> order(@Nullable Object gid) {
    return Gid.number("Order", String.valueOf(gid)).flatMap(rooms.book()::order);
  }

  /** Begins to cancel an order. */
  Answering cancel(DataFetchingEnvironment asked) {
    Optional<Order> order = order(asked.getArgument("orderId"));
    Optional<Problem> problem =
        order.isEmpty()
            ? Optional.of(Problem.at("NOT_FOUND", NO_ORDER, "orderId"))
            : BackOffice.hindrance(order.get()).map(why -> Problem.at("INVALID", why, "orderId"));
    return problem.isPresent()
        ? cancelled(null, problem)
        : cancelled(job(order.orElseThrow(), asked), problem);
  }

  private Answering job(Order order, DataFetchingEnvironment asked) {
    boolean restock = Boolean.TRUE.equals(asked.getArgument("restock"));
    boolean refund =
        Boolean.TRUE.equals(asked.getArgument("refund"))
            || asked.getArgument("refundMethod") != null;
    String reason = Objects.requireNonNull(asked.getArgument("reason")).toString();
    var job = new UUID(order.id(), rooms.id());
    jobs.begun(job);
    rooms
        .shop()
        .agenda()
        .after(
            JOB,
            () -> {
              office.cancel(order.id(), restock, refund, reason.toLowerCase(Locale.ROOT));
              jobs.done(job);
            });
    return Simple.of("Job", "id", Jobs.gid(job)).with("done", false).with("query", null);
  }

  private static Answering cancelled(@Nullable Answering job, Optional<Problem> problem) {
    return Simple.of("OrderCancelPayload", "job", job)
        .with(
            "orderCancelUserErrors",
            problem.map(one -> one.as("OrderCancelUserError")).stream().toList())
        .with("userErrors", problem.stream().toList());
  }

  /** Refunds lines of an order; nothing of it is money here. */
  Answering refund(DataFetchingEnvironment asked) {
    Map<String, @Nullable Object> input = Objects.requireNonNull(asked.getArgument("input"));
    return rooms
        .book()
        .together(
            () -> {
              Optional<Order> order = order(input.get("orderId"));
              if (order.isEmpty()) {
                return refused("orderId", NO_ORDER);
              }
              var parts = new ArrayList<BackOffice.Part>();
              for (Map<String, @Nullable Object> line : refundLines(input)) {
                Optional<String> problem = add(order.get(), line, parts);
                if (problem.isPresent()) {
                  return refused("refundLineItems", problem.get());
                }
              }
              long refund = office.refund(order.get(), parts);
              if (input.get("note") instanceof String note) {
                rooms
                    .sheets()
                    .change(order.get().id(), sheet -> sheet.withRefundNote(refund, note));
              }
              return Simple.of("RefundCreatePayload", "order", node(order.get().id()))
                  .with("refund", nodes.refund(Gid.of("Refund", refund)).orElseThrow())
                  .with("userErrors", List.of());
            });
  }

  @SuppressWarnings("unchecked") // The schema says so.
  private static List<Map<String, @Nullable Object>> refundLines(
      Map<String, @Nullable Object> input) {
    Object lines = input.get("refundLineItems");
    return lines == null ? List.of() : (List<Map<String, @Nullable Object>>) lines;
  }

  /** Adds what a line asks for; says why it can't be, if it can't. */
  private static Optional<String> add(
      Order order, Map<String, @Nullable Object> asked, List<BackOffice.Part> parts) {
    Optional<OrderLine> line =
        Gid.number("LineItem", String.valueOf(asked.get("lineItemId")))
            .flatMap(id -> order.lines().stream().filter(one -> one.id() == id).findFirst());
    if (line.isEmpty()) {
      return Optional.of("Line item does not exist");
    }
    long units = ((Number) Objects.requireNonNull(asked.get("quantity"))).longValue();
    Object type = asked.get("restockType");
    String restock =
        type == null ? OrderState.NO_RESTOCK : type.toString().toLowerCase(Locale.ROOT);
    long before =
        parts.stream()
            .filter(part -> part.line().id() == line.get().id())
            .mapToLong(BackOffice.Part::units)
            .sum();
    long open = order.cancelled() == null ? Math.max(0, line.get().open() - before) : 0;
    if (units < 1 || units + before > OrderState.current(line.get())) {
      return Optional.of("Cannot refund more items than were purchased");
    }
    if (restock.equals(OrderState.CANCEL) && units > open) {
      return Optional.of("Cannot remove more than the fulfillable quantity");
    }
    long unshipped = restock.equals(OrderState.RETURN) ? 0 : Math.min(open, units);
    if (unshipped > 0) {
      parts.add(new BackOffice.Part(line.get(), unshipped, true, restock));
    }
    if (units > unshipped) {
      parts.add(new BackOffice.Part(line.get(), units - unshipped, false, restock));
    }
    return Optional.empty();
  }

  private static Answering refused(String field, String why) {
    return refused(Problem.at("", why, "input", field));
  }

  /** A refund is refused. */
  static Answering refused(Problem problem) {
    return Simple.of("RefundCreatePayload", "order", null)
        .with("refund", null)
        .with("userErrors", List.of(problem));
  }

  /** Sets an order's note or tags. */
  Answering update(DataFetchingEnvironment asked) {
    Map<String, @Nullable Object> input = Objects.requireNonNull(asked.getArgument("input"));
    return order(input.get("id"))
        .map(
            order -> {
              change(order, sheet -> updated(sheet, input));
              return Payloads.of("OrderUpdatePayload", "order", node(order.id()));
            })
        .orElseGet(
            () -> Payloads.refused("OrderUpdatePayload", "order", Problem.at("", NO_ORDER, "id")));
  }

  @SuppressWarnings("unchecked") // The schema says so.
  private static Sheet updated(Sheet sheet, Map<String, @Nullable Object> input) {
    Object tags = input.get("tags");
    Sheet tagged = tags == null ? sheet : sheet.withTags((List<String>) tags);
    return input.containsKey("note") ? tagged.withNote((String) input.get("note")) : tagged;
  }

  /** Adds tags to an order; other things have none here. */
  Answering tag(DataFetchingEnvironment asked) {
    List<String> tags = Objects.requireNonNull(asked.getArgument("tags"));
    return order(asked.getArgument("id"))
        .map(
            order -> {
              change(
                  order,
                  sheet -> {
                    var all = new LinkedHashSet<>(sheet.tags());
                    all.addAll(tags);
                    return sheet.withTags(List.copyOf(all));
                  });
              return Payloads.of("TagsAddPayload", "node", node(order.id()));
            })
        .orElseGet(
            () -> Payloads.refused("TagsAddPayload", "node", Problem.at("", NO_ORDER, "id")));
  }

  private void change(Order asked, UnaryOperator<Sheet> step) {
    long id = asked.id();
    News.Action action = rooms.news().action();
    rooms
        .book()
        .together(
            () -> {
              rooms.sheets().change(id, step);
              Order order = rooms.book().order(id).orElse(asked);
              rooms.book().put(order.withStatus(order.status(), action.at()));
              return order;
            });
    action.tell(Topic.ORDERS_UPDATED, () -> rooms.orders().order(id));
  }

  private Answering node(long order) {
    return rooms.book().order(order).map(nodes::order).orElseThrow();
  }
}
