package holdfast.persistence.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.checkout.Cart;
import holdfast.checkout.Checkout;
import holdfast.checkout.CheckoutEvent;
import holdfast.checkout.ExplodedLine;
import holdfast.persistence.TestDatabase;
import holdfast.persistence.database.Database;
import holdfast.persistence.database.DatabaseLocation;
import holdfast.persistence.database.Migrations;
import holdfast.stock.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index of unfinished checkouts: who has to be woken, told by themselves or by the journal. */
abstract class OpenCheckoutsContract {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Checkout BEGUN =
      Checkout.NONE.apply(
          new CheckoutEvent.Begun(
              new Cart(
                  new ChannelId("web"),
                  List.of(new Cart.Line(new SkuId("A"), 1)),
                  60,
                  Optional.empty()),
              List.of(new ExplodedLine(new SkuId("A"), 1, List.of()))));
  private static final Checkout HELD =
      BEGUN.apply(new CheckoutEvent.Granted(List.of(), NOW.plusSeconds(60)));
  private static final Checkout RELEASED =
      HELD.apply(new CheckoutEvent.GivenUp(CheckoutEvent.Why.RELEASED))
          .apply(new CheckoutEvent.Ended());

  private Database core;
  private Database views;
  private OpenCheckouts open;

  abstract TestDatabase database();

  @BeforeEach
  void open() {
    var location = DatabaseLocation.of(database().settings());
    core = location.openCore();
    Migrations.CORE.run(core);
    views = location.openViews(core);
    Migrations.VIEWS.run(views);
    open = new OpenCheckouts(views, new JournalRows(core));
  }

  @AfterEach
  void close() {
    views.close();
    core.close();
  }

  @Test
  void whatIsHeldIsDueAtItsDeadlineAndWhatIsUnfinishedALittleLater() {
    told("held", 2, HELD);
    told("begun", 1, BEGUN);
    told("released", 4, RELEASED);
    assertThat(due(Duration.ZERO)).isEmpty();
    assertThat(due(Duration.ofSeconds(5))).containsExactly("begun");
    assertThat(due(Duration.ofSeconds(60))).containsExactly("begun", "held");
  }

  @Test
  void whatIsOverIsNotDueAnyMore() {
    told("cart", 2, HELD);
    open.show();
    told("cart", 4, RELEASED);
    assertThat(due(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void whatNobodyToldIsReadFromTheJournal() {
    write("cart", 1, "{\"t\":\"confirming\",\"order\":\"o\"}");
    write("over", 1, "{\"t\":\"given-up\",\"why\":\"RELEASED\"}");
    write("over", 2, "{\"t\":\"all-over\"}");
    open.catchUp(0);
    assertThat(due(Duration.ZERO)).containsExactly("cart");
    told("cart", 2, RELEASED);
    open.catchUp(0);
    assertThat(due(Duration.ofDays(1))).isEmpty();
  }

  private void told(String id, long sequence, Checkout checkout) {
    open.reached(new ReservationId(id), sequence, checkout, NOW);
  }

  private List<String> due(Duration later) {
    open.show();
    return open.due(NOW.plus(later), 10).stream().map(ReservationId::value).toList();
  }

  private void write(String id, long sequence, String event) {
    core.transaction(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "INSERT INTO \"event_journal\" (\"persistence_id\", \"sequence_number\","
                      + " \"writer\", \"write_timestamp\", \"adapter_manifest\","
                      + " \"event_payload\", \"event_ser_id\", \"event_ser_manifest\")"
                      + " VALUES (?, ?, '', 0, '', ?, 0, '')")) {
            statement.setString(1, "checkout|" + id);
            statement.setLong(2, sequence);
            statement.setBytes(3, event.getBytes(UTF_8));
            return statement.executeUpdate();
          }
        });
  }
}
