package holdfast.shop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one number that a shop shows. Immutable and bounded.
 *
 * @param seen the newest number
 * @param base the last number that was accepted, from which the store's own sales are taken
 * @param sales the store's own sales which {@code base} does not contain, by time
 * @param doubt since when {@code seen} waits to be judged
 * @param pushed the last number that the shop was told to show
 * @param gap what is missing to explain the last drift
 * @param replaced what stood before {@code pushed}
 * @param contradiction the shop told several numbers of the moment of {@code pushed}
 */
public record LevelState(
    Optional<Level> seen,
    Optional<Base> base,
    List<OwnSale> sales,
    Optional<Doubt> doubt,
    Optional<Level> pushed,
    Optional<Gap> gap,
    Optional<Replaced> replaced,
    Optional<Contradiction> contradiction) {
  /** Nothing is known. */
  public static final LevelState NONE =
      new LevelState(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Keeps its own copy. */
  public LevelState {
    sales = List.copyOf(sales);
  }

  /**
   * Numbers that a push has overwritten: a shop that tells moments to the second may still tell one
   * of them, with the moment of the push.
   */
  public record Replaced(List<Integer> numbers) {
    /** Keeps its own copy. */
    public Replaced {
      numbers = List.copyOf(numbers);
    }
  }

  /**
   * Of the moment of a push the shop told another number, too. Which of them came last only the
   * shop knows: it is asked when that moment is over.
   *
   * @param since by our clock
   * @param isToRead it is to be asked from now on
   */
  public record Contradiction(Instant since, boolean isToRead) {}

  /**
   * A number that was accepted.
   *
   * @param isExact it is known which sales it contains; else those at about its time may be in it
   *     or not
   */
  public record Base(Level level, boolean isExact) {}

  /**
   * A number waits to be judged.
   *
   * @param since when the first one came that was not judged, by our clock
   * @param newest when the newest one came
   */
  public record Doubt(Instant since, Instant newest) {}

  /**
   * What is missing to explain a drift.
   *
   * @param units that an order which comes late may have taken, or put back if below 0
   */
  public record Gap(Level drifted, int units) {}

  LevelState with(Optional<Level> newest, Optional<Doubt> waiting) {
    var isOfThePush = newest.map(Level::at).equals(pushed.map(Level::at));
    return new LevelState(
        newest,
        base,
        sales,
        waiting,
        pushed,
        gap,
        replaced,
        contradiction.filter(_ -> isOfThePush));
  }

  LevelState contradicted(Optional<Contradiction> by) {
    return new LevelState(seen, base, sales, doubt, pushed, gap, replaced, by);
  }

  LevelState replacing(Replaced numbers) {
    return new LevelState(
        seen, base, sales, doubt, pushed, gap, Optional.of(numbers), contradiction);
  }

  LevelState with(List<OwnSale> open) {
    return new LevelState(seen, base, open, doubt, pushed, gap, replaced, contradiction);
  }

  LevelState with(Optional<Gap> missing) {
    return new LevelState(seen, base, sales, doubt, pushed, missing, replaced, contradiction);
  }

  /** It is judged. */
  LevelState on(Base accepted, List<OwnSale> open, Optional<Gap> missing) {
    return new LevelState(
        seen,
        Optional.of(accepted),
        open,
        Optional.empty(),
        pushed,
        missing,
        replaced,
        contradiction);
  }
}
