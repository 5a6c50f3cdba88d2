package holdfast.loadtest.simulator.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every object of the schema that ships answers each of its fields. */
class EveryFieldTest {
  private static final GraphQLSchema TRIMMED = AdminSchema.trimmed();

  @Test
  void isAnsweredWithTheSchemaThatShips() {
    allFieldsAreAnswered(Optional.empty());
  }

  @Test
  void isAnsweredWithTheWholeSchema() {
    allFieldsAreAnswered(Optional.of(WholeSchema.file()));
  }

  private static void allFieldsAreAnswered(Optional<Path> schema) {
    try (var receiver = new Receiver();
        var shop =
            ShopifyUnderTest.start(
                Optional.of(receiver.address()), settings -> settings.withSchema(schema))) {
      Map<String, String> ways = ways(shop);
      for (Map.Entry<String, String> way : ways.entrySet()) {
        String fields = fields(shop, (GraphQLObjectType) TRIMMED.getType(way.getKey()));
        JsonNode answer = shop.ask("{ " + way.getValue().formatted(fields) + " }");
        assertThat(answer.path("errors")).as("%s: %s", way, answer).isEmpty();
        assertThat(answer.path("data").toString()).as(way.getKey()).contains("seen");
        shop.agenda.pass(Duration.ofMinutes(1));
      }
      assertThat(ways.keySet()).containsAll(objects());
    }
  }

  /** Of the objects that queries lead to; connections come with what they connect. */
  private static Iterable<String> objects() {
    return TRIMMED.getAllTypesAsList().stream()
        .filter(type -> type instanceof GraphQLObjectType && !type.getName().startsWith("__"))
        .map(GraphQLNamedType::getName)
        .filter(name -> !name.matches(".*(Connection|Edge|Payload|Error)|QueryRoot|Mutation"))
        .filter(name -> !name.matches("PageInfo|InventoryAdjustmentGroup|InventoryChange|Job"))
        .toList();
  }

  /** A query that leads to an object of each type. */
  private static Map<String, String> ways(ShopifyUnderTest shop) {
    long order = shop.buy(0, 2);
    shop.control("POST", "/orders/" + order + "/fulfil", "{}");
    shop.control("POST", "/orders/" + order + "/refund", "{}");
    JsonNode ids =
        shop.ask(
            ("{ order(id: \"%s\") { refunds { id } fulfillments { id } }"
                    + " webhookSubscriptions(first: 1) { nodes { id } } }")
                .formatted(Gid.of("Order", order)));
    var ways = new LinkedHashMap<String, String>();
    String items = "inventoryItem(id: \"" + shop.item(0) + "\")";
    String orders = "order(id: \"" + Gid.of("Order", order) + "\")";
    String refund = "refund(id: \"" + ids.at("/data/order/refunds/0/id").asText() + "\")";
    String shipment =
        "fulfillment(id: \"" + ids.at("/data/order/fulfillments/0/id").asText() + "\")";
    String level = items + " { inventoryLevels(first: 1) { nodes { %s } } }";
    String hook =
        "webhookSubscription(id: \""
            + ids.at("/data/webhookSubscriptions/nodes/0/id").asText()
            + "\")";
    ways.put("InventoryItem", items + " { %s }");
    ways.put("InventoryLevel", level);
    ways.put("InventoryQuantity", level.formatted("quantities(names: [\"damaged\"]) { %s }"));
    ways.put("ProductVariant", items + " { variant { %s } }");
    ways.put("Product", items + " { variant { product { %s } } }");
    ways.put("Location", "locations(first: 1) { edges { node { %s } } }");
    ways.put("Order", orders + " { %s }");
    String money =
        orders + " { suggestedRefund(refundLineItems: []) { suggestedTransactions { %s } } }";
    ways.put("SuggestedRefund", orders + " { suggestedRefund(refundLineItems: []) { %s } }");
    ways.put("SuggestedOrderTransaction", money);
    ways.put("OrderTransaction", money.formatted("parentTransaction { %s }"));
    ways.put("MoneyBag", money.formatted("amountSet { %s }"));
    ways.put("MoneyV2", money.formatted("amountSet { presentmentMoney { %s } }"));
    ways.put("LineItem", orders + " { lineItems(first: 1) { nodes { %s } } }");
    ways.put("Refund", refund + " { %s }");
    ways.put("RefundLineItem", refund + " { refundLineItems(first: 1) { nodes { %s } } }");
    ways.put("Fulfillment", shipment + " { %s }");
    ways.put(
        "FulfillmentLineItem", shipment + " { fulfillmentLineItems(first: 1) { nodes { %s } } }");
    ways.put("WebhookSubscription", hook + " { %s }");
    ways.put("WebhookHttpEndpoint", hook + " { endpoint { ... on WebhookHttpEndpoint { %s } } }");
    ways.put("ApiVersion", hook + " { apiVersion { %s } }");
    ways.put("Shop", "shop { %s }");
    ways.put("ShopPlan", "shop { plan { %s } }");
    ways.put("AppInstallation", "currentAppInstallation { %s }");
    ways.put("AccessScope", "currentAppInstallation { accessScopes { %s } }");
    return ways;
  }

  private static String fields(ShopifyUnderTest shop, GraphQLObjectType type) {
    return type.getFieldDefinitions().stream()
            .map(field -> field(shop, field))
            .collect(Collectors.joining(" "))
        + " seen: __typename";
  }

  private static String field(ShopifyUnderTest shop, GraphQLFieldDefinition field) {
    String inside =
        switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
          case GraphQLObjectType object when object.getName().endsWith("Connection") ->
              " { nodes { __typename } edges { cursor node { __typename } }"
                  + " pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }";
          case GraphQLObjectType object -> " { __typename }";
          case GraphQLUnionType union -> " { __typename }";
          default -> "";
        };
    return field.getName() + arguments(shop, field) + inside;
  }

  private static String arguments(ShopifyUnderTest shop, GraphQLFieldDefinition field) {
    if (field.getArgument("first") != null) {
      return "(first: 3)";
    }
    if (field.getArgument("names") != null) {
      return "(names: [\"available\", \"on_hand\"])";
    }
    if (field.getArgument("locationId") != null) {
      return "(locationId: \"" + shop.place(0) + "\")";
    }
    return field.getArgument("inventoryItemId") == null
        ? ""
        : "(inventoryItemId: \"" + shop.item(0) + "\")";
  }
}
