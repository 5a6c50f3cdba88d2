package holdfast.loadtest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdfast.loadtest.simulator.ShopBook.Take;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a shop believes to have, and what is remembered of it. */
class ShopBookTest {
  private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
  private static final Shelf TEES = new Shelf(1, 0);
  private static final Shelf CAPS = new Shelf(2, 0);

  private final ManualAgenda time = new ManualAgenda(START);
  private final Changes changes = new Changes(4);
  private final ShopBook book = new ShopBook("a", time, changes);

  ShopBookTest() {
    book.open(TEES, 5);
    book.open(CAPS, 1);
  }

  @Test
  void aSaleTakesAllOrNothing() {
    assertThat(book.take(List.of(new Take(TEES, 2, false), new Take(CAPS, 2, false))))
        .containsExactly(CAPS);
    assertThat(book.quantity(TEES)).isEqualTo(5);
    assertThat(book.take(List.of(new Take(TEES, 3, false), new Take(TEES, 3, false))))
        .as("two lines of one shelf count together")
        .containsExactly(TEES);
    assertThat(book.take(List.of(new Take(TEES, 5, false), new Take(CAPS, 3, true)))).isEmpty();
    assertThat(book.quantity(TEES)).isZero();
    assertThat(book.quantity(CAPS)).isEqualTo(-2);
  }

  @Test
  void theTruthRemembersWhatTheQuantityForgets() {
    book.take(List.of(new Take(CAPS, 3, true)));
    time.pass(Duration.ofSeconds(1));
    book.add(CAPS, 2, Cause.RESTOCK);
    book.set(CAPS, 9, Cause.PUSH);
    Instant pushed = START.plusSeconds(1);
    assertThat(book.truth(CAPS)).contains(new Truth(9, 3, 2, -2, pushed, pushed));
    assertThat(book.truth(TEES)).contains(new Truth(5, 0, 0, 5, START, null));
  }

  @Test
  void whoWatchesIsToldOfEachChange() {
    var told = new ArrayList<Change>();
    book.watch(told::add);
    book.set(TEES, 5, Cause.PUSH);
    assertThat(told).containsExactly(new Change(3, "a", TEES, 5, 5, Cause.PUSH, START));
  }

  @Test
  void changesAreForgottenInTheEndAndThatIsSaid() {
    for (int i = 0; i < 4; i++) {
      book.set(TEES, i, Cause.PUSH);
    }
    assertThat(changes.after(0, 10)).extracting(Change::number).containsExactly(3L, 4L, 5L, 6L);
    assertThat(changes.after(4, 1)).extracting(Change::number).containsExactly(5L);
    assertThat(changes.after(6, 10)).isEmpty();
    assertThat(changes.lostSince(1)).isTrue();
    assertThat(changes.lostSince(2)).isFalse();
  }

  @Test
  void anUnknownShelfIsAMistake() {
    assertThatThrownBy(() -> book.set(new Shelf(3, 0), 1, Cause.PUSH))
        .hasMessageContaining("Shelf[inventory=3");
  }

  @Test
  void idsAreNeverTheSameAndSomeAreBeyondDoubles() {
    var ids = new Ids(11);
    var made = new ArrayList<Long>();
    for (int i = 0; i < 1_000; i++) {
      made.add(ids.next());
    }
    assertThat(made).doesNotHaveDuplicates().anyMatch(id -> id != (long) (double) id);
  }
}
