package holdfast.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.allocation.Rule;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Hurdle;
import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.catalog.WindowId;
import holdfast.http.wire.Problem;
import holdfast.http.wire.Replies;
import holdfast.stock.OrderId;
import holdfast.stock.Refusal;
import holdfast.stock.Reservation.Status;
import holdfast.stock.ReservationId;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: each refusal has a status, a code and a sentence with its numbers, as a table. */
class RefusalProblemTest {
  private static final SkuId TEE = new SkuId("TEE");
  private static final LocationId MAIN = new LocationId("main");
  private static final ReservationId CART = new ReservationId("cart");

  static Stream<Arguments> everyRefusal() {
    return Stream.of(
        row(new Refusal.UnknownSku(), 422, "UNKNOWN_SKU", "Unknown SKU: TEE."),
        row(new Refusal.UnknownLocation(MAIN), 422, "UNKNOWN_LOCATION", "Unknown location: main."),
        row(
            new Refusal.UnknownChannel(new ChannelId("web")),
            422,
            "UNKNOWN_CHANNEL",
            "Unknown channel: web."),
        row(
            new Refusal.UnknownReservation(CART),
            422,
            "UNKNOWN_RESERVATION",
            "Unknown reservation: cart."),
        row(
            new Refusal.IdReused("/order", "a", "b"),
            422,
            "ID_REUSED",
            "The id was used before with other content: /order was a and is now b."),
        row(
            new Refusal.InsufficientStock(2, 1),
            409,
            "INSUFFICIENT_STOCK",
            "TEE: 2 requested, 1 available."),
        row(
            new Refusal.NotDeliverable(Hurdle.FACTORY_ONLY, 2, 1),
            409,
            "INSUFFICIENT_STOCK",
            "TEE: 2 requested, 1 available for this delivery."),
        row(
            new Refusal.NotEntitled(5, 3, new Rule.Ceiling(10, 7)),
            409,
            "INSUFFICIENT_STOCK",
            "TEE: 5 requested, 3 available to this channel; what stops more is RETAILER_CEILING."),
        row(
            new Refusal.NoLongerEntitled(5, 3, new Rule.FloorOfOthers(4, false)),
            410,
            "EXPIRED",
            "TEE: 5 requested, 3 available to this channel; what stops more is FLOOR_OF_OTHERS."),
        row(
            new Refusal.Gone(Status.EXPIRED, 2, 1),
            410,
            "EXPIRED",
            "TEE: 2 requested, 1 available."),
        row(
            new Refusal.Gone(Status.RELEASED, 2, 1),
            410,
            "RELEASED",
            "The reservation was released; reserve with a new id."),
        row(
            new Refusal.AlreadyConfirmed(new OrderId("o")),
            409,
            "ALREADY_CONFIRMED",
            "The reservation is confirmed for the order o."),
        row(
            new Refusal.NotConfirmed(Status.HELD),
            409,
            "NOT_CONFIRMED",
            "The reservation is HELD; only confirmed units ship."),
        row(
            new Refusal.ConfirmsTooMuch(3, 2),
            422,
            "CONFIRMS_TOO_MUCH",
            "TEE: 3 to confirm, 2 reserved."),
        row(
            new Refusal.InsufficientOnHand(MAIN, 3, 2),
            409,
            "INSUFFICIENT_ON_HAND",
            "TEE at main: 3 to take, 2 on hand."),
        row(
            new Refusal.NotCommittedHere(MAIN, 3, 2),
            409,
            "NOT_COMMITTED_HERE",
            "TEE at main: 3 to ship, 2 of the reservation can leave there."),
        row(
            new Refusal.NotShipped(3, 2),
            409,
            "NOT_SHIPPED",
            "TEE: 3 returned, 2 shipped and not back."),
        row(
            new Refusal.NoteMissing("/reason"),
            400,
            "INVALID_REQUEST",
            "/reason is missing; an adjustment needs it."),
        row(
            new Refusal.SameLocation(MAIN),
            400,
            "INVALID_REQUEST",
            "/to must be another location."),
        row(
            new Refusal.StockLimit(MAIN),
            409,
            "STOCK_LIMIT",
            "TEE at main would be more than 1000000000 units."),
        row(
            new Refusal.OwnsNoStock(),
            422,
            "OWNS_NO_STOCK",
            "TEE is a bundle; only its components have units."),
        row(
            new Refusal.HasStock(),
            409,
            "HAS_STOCK",
            "TEE has units or open reservations; a bundle can't have any."),
        row(
            new Refusal.InsufficientQuarantined(MAIN, 3, 2),
            409,
            "INSUFFICIENT_QUARANTINED",
            "TEE at main: 3 to take, 2 in quarantine."),
        row(
            new Refusal.NotOversold(new ReservationId("!s")),
            409,
            "NOT_OVERSOLD",
            "No unit of the sale !s is missing."),
        row(
            new Refusal.UnitsShownElsewhere(5, 3, 4),
            409,
            "INSUFFICIENT_STOCK",
            "TEE: 5 requested, 3 available that no shop shows; ask again in 4 seconds."),
        row(
            new Refusal.TooManyOpen(7),
            409,
            "TOO_MANY_OPEN",
            "TEE has 7 open reservations; finish some first."));
  }

  private static Arguments row(Refusal refusal, int status, String code, String detail) {
    return Arguments.of(refusal, status, code, detail);
  }

  @ParameterizedTest
  @MethodSource("everyRefusal")
  void isTold(Refusal refusal, int status, String code, String detail) {
    var problem = RefusalProblem.of(refusal, TEE, PathNames.NOTHING);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).hasToString(code);
    assertThat(problem.detail()).isEqualTo(detail);
  }

  @Test
  void noRefusalIsLeftOut() {
    assertThat(everyRefusal().map(row -> row.get()[0].getClass().getName()))
        .containsAll(
            Stream.of(Refusal.class.getPermittedSubclasses())
                .filter(type -> type != Refusal.NoWindow.class)
                .map(Class::getName)
                .toList());
  }

  @Test
  void whatOnlyStoresAreRefusedIsNoProblemOfAClient() {
    var refusal =
        new Refusal.NoWindow(new WindowId(new ChannelId("shop"), "tee"), Optional.empty());
    assertThatThrownBy(() -> RefusalProblem.of(refusal, TEE, PathNames.NOTHING))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatShopsShowMayBeAskedForAgain() {
    var refusal = new Refusal.UnitsShownElsewhere(5, 3, 4);
    var response = Replies.problem(RefusalProblem.of(refusal, TEE, PathNames.NOTHING));
    assertThat(response.getHeader("Retry-After"))
        .hasValueSatisfying(header -> assertThat(header.value()).isEqualTo("4"));
    assertThat(((HttpEntity.Strict) response.entity()).getData().utf8String())
        .contains("\"retryAfterSeconds\":4", "\"rule\":\"UNITS_SHOWN_ELSEWHERE\"");
  }

  @Test
  void whatThePathNamesIsNotFound() {
    Problem sku = RefusalProblem.of(new Refusal.UnknownSku(), TEE, PathNames.SKU);
    assertThat(sku.status()).isEqualTo(404);
    Problem reservation =
        RefusalProblem.of(new Refusal.UnknownReservation(CART), TEE, PathNames.RESERVATION);
    assertThat(reservation.status()).isEqualTo(404);
  }
}
