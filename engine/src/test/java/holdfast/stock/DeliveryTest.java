package holdfast.stock;

import static holdfast.stock.TheSku.sku;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.allocation.Policies;
import holdfast.allocation.PolicyLevel;
import holdfast.catalog.Catalog;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.Destination;
import holdfast.catalog.Location;
import holdfast.catalog.LocationId;
import holdfast.catalog.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where units come from depends on where they go. Main sends by post to the US, east by post and
 * ship to all, and the factory (west) by ship alone.
 */
class DeliveryTest {
  private final TheSku sku = sku().in(world()).with("main", 10).with("east", 5).with("west", 20);

  private static Catalog world() {
    var locations = new HashMap<>(MasterData.USUAL.locations());
    serve(locations, "main", Service.Kind.WAREHOUSE, Set.of("US"), Set.of("post"));
    serve(locations, "east", Service.Kind.PARTNER, Set.of(), Set.of("post", "ship"));
    serve(locations, "west", Service.Kind.FACTORY, Set.of(), Set.of("ship"));
    return new Catalog(locations, MasterData.USUAL.channels(), MasterData.USUAL.retailers());
  }

  private static void serve(
      Map<LocationId, Location> locations,
      String id,
      Service.Kind kind,
      Set<String> regions,
      Set<String> methods) {
    locations.computeIfPresent(
        new LocationId(id),
        (place, before) ->
            new Location(place, "", before.priority(), new Service(kind, regions, methods, 0), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # wanted | to | by   | one   | answer
          15       |    |      | false | HELD main:10 east:5
          15       | US | post | false | HELD main:10 east:5
          10       | US | post | true  | HELD main:10
          5        | DE |      | true  | HELD east:5
          25       |    | ship | false | HELD east:5 west:20
          20       | DE | ship | true  | HELD west:20
          15       |    |      | true  | ONE_LOCATION 10
          16       |    |      | false | FACTORY_ONLY 15
          6        | DE | post | false | SHIPPING_METHOD 5
          26       | US | ship | false | SHIPPING_METHOD 25
          1        | US | bike | false | SHIPPING_METHOD 0
          26       | DE |      | false | NO_ELIGIBLE_LOCATION 5
          36       |    |      | false | InsufficientStock 15
          36       | DE | bike | true  | InsufficientStock 0
          """)
  void aLineComesFromWhoCanDeliverIt(
      int wanted, String to, String by, boolean isFromOne, String answer) {
    assertThat(said(ask("r1", wanted, delivery(to, by, isFromOne)))).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # wanted | to | by   | one   | answer
          16       |    |      | false | HELD main:10 east:5 west:1
          20       | DE |      | true  | HELD west:20
          25       | DE | ship | false | HELD east:5 west:20
          6        | DE | post | false | SHIPPING_METHOD 5
          21       |    |      | true  | ONE_LOCATION 20
          1        | US | bike | false | SHIPPING_METHOD 0
          36       |    |      | false | InsufficientStock 35
          """)
  void aPolicyOpensTheFactoryToWhomItServes(
      int wanted, String to, String by, boolean isFromOne, String answer) {
    sku.under(Policies.book(1, "factories=open"));
    var before = sku.stock();
    assertThat(said(ask("r1", wanted, delivery(to, by, isFromOne)))).isEqualTo(answer);
    assertThat(sku.stock().period()).as("divided as before").isEqualTo(before.period());
  }

  @Test
  void theNearestLevelSaysWhetherTheFactoryIsOpen() {
    var open = Policies.layer("factories=open");
    var closed = Policies.layer("factories=closed");
    sku.under(
        Policies.book(
            1, Map.of(new PolicyLevel.Global(), open, new PolicyLevel.OfSku(TheSku.ID), closed)));
    assertThat(said(ask("r1", 16, Delivery.ANY))).isEqualTo("FACTORY_ONLY 15");
    sku.under(
        Policies.book(
            2, Map.of(new PolicyLevel.Global(), closed, new PolicyLevel.OfSku(TheSku.ID), open)));
    assertThat(said(ask("r1", 16, Delivery.ANY))).isEqualTo("HELD main:10 east:5 west:1");
  }

  @Test
  void theSameIdForAnotherDeliveryIsRefused() {
    ask("r1", 1, delivery("US", "post", false));
    assertThat(field(ask("r1", 1, delivery("DE", "post", false)))).isEqualTo("/destination");
    assertThat(field(ask("r1", 1, delivery("US", "ship", false)))).isEqualTo("/shippingMethod");
    assertThat(field(ask("r1", 1, delivery("US", "post", true)))).isEqualTo("/allowSplit");
    assertThat(field(sku.ask(Commands.reserve("r1", 1)))).isEqualTo("/destination");
    assertThat(said(ask("r1", 1, delivery("US", "post", false)))).isEqualTo("HELD main:1 (again)");
  }

  @Test
  void aGrantAnewGoesTheSameWay() {
    sku.ask(reserve("r1", 5, 60, delivery("DE", "post", false)));
    assertThat(Said.of(sku.at(60).ask(Commands.extend("r1", 60))))
        .isEqualTo("HELD east:5, attempt 2");
    sku.at(200).ask(Commands.reserve("rival", "web", 11, 900));
    assertThat(sku.shelf("east").available()).isEqualTo(4);
    assertThat(said(sku.ask(Commands.extend("r1", 60)))).isEqualTo("SHIPPING_METHOD 4");
  }

  @Test
  void consideringIsTheSameDecisionAndTakesNothing() {
    for (int wanted = 1; wanted <= 40; wanted++) {
      for (var delivery :
          new Delivery[] {
            Delivery.ANY, delivery("DE", "post", true), delivery("US", "ship", false)
          }) {
        var before = sku.stock();
        var command = reserve("r" + wanted + delivery.hashCode(), wanted, 900, delivery);
        var considered = StockRules.consider(before, command, sku.moment());
        assertThat(sku.stock()).isSameAs(before);
        assertThat(said(sku.ask(command))).isEqualTo(said(considered));
        sku.ask(Commands.release(command.id().value()));
      }
    }
  }

  private Answer ask(String id, int wanted, Delivery delivery) {
    return sku.ask(reserve(id, wanted, 900, delivery));
  }

  private static StockCommand.Reserve reserve(String id, int wanted, int ttl, Delivery delivery) {
    return new StockCommand.Reserve(
        new ReservationId(id),
        new Reservation.Request(
            new ChannelId("web"),
            wanted,
            ttl,
            Optional.of(delivery).filter(way -> !way.equals(Delivery.ANY))));
  }

  private static Delivery delivery(@Nullable String to, @Nullable String by, boolean isFromOne) {
    return new Delivery(
        Optional.ofNullable(to).map(country -> new Destination(country, Optional.empty())),
        Optional.ofNullable(by),
        isFromOne);
  }

  private static String said(Answer answer) {
    return switch (answer) {
      case Answer.Refused(Refusal.NotDeliverable(var rule, _, var available), _) ->
          rule + " " + available;
      case Answer.Refused(Refusal.InsufficientStock(_, var available), _) ->
          "InsufficientStock " + available;
      default -> Said.of(answer);
    };
  }

  private static String field(Answer answer) {
    return ((Refusal.IdReused) ((Answer.Refused) answer).refusal()).field();
  }
}
