package holdfast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.SkuId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a file says what its numbers say, to programs and to spreadsheets. */
class FeedFileTest {
  @Test
  void aFileHasAHeaderAndALineForEachListing() {
    assertThat(FeedFile.of(List.of(line("tee", "44000000000001", 5), line("cap", "7", 0))))
        .isEqualTo(
            "listing,variant,sku,quantity\r\ntee,44000000000001,SKU-1,5\r\ncap,7,SKU-1,0\r\n");
  }

  @Test
  void withoutListingsThereIsOnlyTheHeader() {
    assertThat(FeedFile.of(List.of())).isEqualTo("listing,variant,sku,quantity\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          red, large  | "red, large"
          12" record  | "12\"" record"
          =SUM(A1)    | '=SUM(A1)
          +1,2        | "'+1,2"
          -1          | '-1
          @cmd        | '@cmd
          a=b         | a=b
          """)
  void whatASpreadsheetWouldTakeForSomethingElseIsMadeAText(String variant, String written) {
    assertThat(FeedFile.of(List.of(line("tee", variant, 5))))
        .isEqualTo("listing,variant,sku,quantity\r\ntee," + written + ",SKU-1,5\r\n");
  }

  private static Feed.Line line(String listing, String variant, long units) {
    return new Feed.Line(listing, variant, new SkuId("SKU-1"), units, Optional.empty());
  }
}
