package holdfast.stock;

import static holdfast.stock.Commands.receipt;
import static holdfast.stock.Commands.reserve;
import static holdfast.stock.Commands.sell;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reported sales reach the real actor late, twice and over restarts. */
class SaleThroughActorTest {
  private LiveSku sku = LiveSku.with(3);

  @AfterEach
  void stop() {
    sku.close();
  }

  @Test
  void aReportThatWasOvertakenChangesNothingAlsoAfterARestart() {
    assertThat(sku.says(sell("!s", 2, "web", 1))).isEqualTo("CONFIRMED main:1 for s");
    assertThat(sku.says(sell("!s", 1, "web", 3))).isEqualTo("CONFIRMED main:1 for s (again)");
    sku.restart();
    assertThat(sku.says(sell("!s", 1, "web", 3))).isEqualTo("CONFIRMED main:1 for s (again)");
    assertThat(sku.look().sum(Shelf::available)).isEqualTo(2);
  }

  @Test
  void whatIsOversoldIsStillFirstInLineAfterASnapshot() {
    sku.close();
    sku = LiveSku.with(3, LiveSku.settings(1000, 500, 1, 1, Moment.Limits.DEFAULT));
    sku.says(sell("!s", 1, "web", 5));
    assertThat(sku.look().owed()).isEqualTo(new SkuSummary.Owed(2, 0, 0));
    assertThat(sku.meter().oversold()).isEqualTo(2);
    sku.restart();
    sku.sendTogether(List.of(receipt("m", "main", 2), reserve("late", 1))).nextTogether();
    assertThat(sku.look().owed()).isEqualTo(new SkuSummary.Owed(0, 0, 0));
    assertThat(sku.find("late")).isEmpty();
    assertThat(sku.find("!s").map(Said::reservation)).contains("CONFIRMED main:5 for s");
    assertThat(sku.meter().oversold()).isEqualTo(2);
  }
}
