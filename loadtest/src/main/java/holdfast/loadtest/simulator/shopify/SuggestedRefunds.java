package holdfast.loadtest.simulator.shopify;

import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Order;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a shop would pay back for units of an order: their price, where they were paid. */
final class SuggestedRefunds {
  static final String CURRENCY = "EUR";

  private static final String GATEWAY = "bogus";
  private static final BigDecimal PRICE = new BigDecimal("25.00");

  private SuggestedRefunds() {}

  static Answering of(Order order, DataFetchingEnvironment asked) {
    List<Map<String, Object>> units =
        Objects.requireNonNullElse(asked.getArgument("refundLineItems"), List.of());
    long sum =
        units.stream()
            .mapToLong(line -> ((Number) Objects.requireNonNull(line.get("quantity"))).longValue())
            .sum();
    return Simple.of("SuggestedRefund", "suggestedTransactions", List.of(transaction(order, sum)));
  }

  private static Answering transaction(Order order, long units) {
    Answering money =
        Simple.of("MoneyV2", "amount", PRICE.multiply(BigDecimal.valueOf(units)).toPlainString())
            .with("currencyCode", CURRENCY);
    return Simple.of("SuggestedOrderTransaction", "gateway", GATEWAY)
        .with(
            "amountSet", Simple.of("MoneyBag", "presentmentMoney", money).with("shopMoney", money))
        .with(
            "parentTransaction",
            Simple.of("OrderTransaction", "id", Gid.of("OrderTransaction", order.id()))
                .with("gateway", GATEWAY));
  }
}
