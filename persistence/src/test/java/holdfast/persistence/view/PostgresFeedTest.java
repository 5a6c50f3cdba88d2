package holdfast.persistence.view;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresFeedTest extends FeedContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }

  @Test
  void aLateTellerDoesNotTurnBackWhatAnotherNodeHasShown() {
    sku.receive("m1", 10);
    IntStream.of(1, 2).forEach(sequence -> sku.tell(models.feed(), sequence));
    assertEverythingIsShownBy(models);

    sku.reserve("r1", 3);
    sku.release("r1");
    var other = new ReadModels(core, views);
    sku.tellRecovery(other.feed(), 4);
    assertEverythingIsShownBy(other);
    other.close();

    // This node had the SKU when r1 was made, and lost it before it could show that.
    sku.tell(models.feed(), 3);
    assertEverythingIsShownBy(models);
    assertThat(models.views().reservation(new ReservationId("r1")))
        .hasValueSatisfying(
            row -> assertThat(row.reservation().status()).isEqualTo(Reservation.Status.RELEASED));
  }
}
