package holdfast.allocation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the outlets of a SKU should show and may draw on, in units.
 *
 * <p>{@code EXCLUSIVE}: every unit is in one outlet at most. {@code SHARED}: every window shows
 * what its taker may take, and every counter draws on the same; with an exposure budget the windows
 * show no more than the exclusive numbers and the budget together. The budget is available in full
 * while twice as many units are left; from there it shrinks with the stock, and when no more units
 * are left than the budget has, the last units are shown exclusively: then a unit shown twice would
 * be the last. It returns the same way. Because it shrinks unit by unit no number jumps when the
 * mode changes. Below the deactivation threshold the last units are shown exclusively in any case;
 * shops that get none of them show 0.
 *
 * @param mode in effect now
 * @param units by outlet: of a window what it shows, of a counter what it may draw on
 * @param shown sum over all windows
 * @param exposure units shown beyond what is available: those that could be sold twice
 */
public record Publication(PublishingMode mode, Map<Outlet, Long> units, long shown, long exposure) {
  private static final long UNBOUNDED = Long.MAX_VALUE;

  /** Keeps its own copy, in the same order. */
  public Publication {
    units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
  }

  /** What {@code outlets}, all of one SKU and all different, should show now. */
  public static Publication of(Division division, List<Outlet> outlets) {
    var exclusive = ExclusiveSplit.of(division, outlets);
    var surplus = surplus(division);
    return isExclusive(division)
        ? published(PublishingMode.EXCLUSIVE, division, outlets, exclusive)
        : published(
            PublishingMode.SHARED,
            division,
            outlets,
            shared(division, outlets, exclusive, surplus));
  }

  /** Whether every unit is to be shown in one place only now. */
  public static boolean isExclusive(Division division) {
    return surplus(division) == 0;
  }

  /** How many units more than in exclusive mode the windows may show. */
  private static long surplus(Division division) {
    var policy = division.policy();
    var available = division.pool().available();
    if (policy.publishingMode() == PublishingMode.EXCLUSIVE || isBelowThreshold(division)) {
      return 0;
    }
    return policy
        .exposureBudget()
        .map(budget -> Math.clamp(available - budget, 0, budget))
        .orElse(UNBOUNDED);
  }

  /** Whether so few units are left that nobody may see the same ones as somebody else. */
  static boolean isBelowThreshold(Division division) {
    return division.pool().available() < division.policy().deactivationThreshold();
  }

  private static long[] shared(
      Division division, List<Outlet> outlets, long[] exclusive, long surplus) {
    var most = outlets.stream().mapToLong(o -> division.allowance(o.taker()).units()).toArray();
    var room =
        IntStream.range(0, most.length)
            .mapToLong(i -> isWindow(outlets.get(i)) ? most[i] - exclusive[i] : 0)
            .toArray();
    var more = Guarantees.fit(room, new long[room.length], surplus);
    return IntStream.range(0, most.length)
        .mapToLong(i -> isWindow(outlets.get(i)) ? exclusive[i] + more[i] : most[i])
        .toArray();
  }

  private static Publication published(
      PublishingMode mode, Division division, List<Outlet> outlets, long[] numbers) {
    var units = new LinkedHashMap<Outlet, Long>();
    for (int i = 0; i < numbers.length; i++) {
      units.put(outlets.get(i), numbers[i]);
    }
    var shown =
        IntStream.range(0, numbers.length)
            .filter(i -> isWindow(outlets.get(i)))
            .mapToLong(i -> numbers[i])
            .sum();
    return new Publication(mode, units, shown, Math.max(0, shown - division.pool().available()));
  }

  /** The same with the windows of {@code other}, which has the same outlets. */
  Publication withWindowsOf(Publication other) {
    var numbers = new LinkedHashMap<>(units);
    numbers.replaceAll(
        (outlet, number) -> isWindow(outlet) ? other.units().getOrDefault(outlet, number) : number);
    return new Publication(mode, numbers, other.shown(), exposure);
  }

  private static boolean isWindow(Outlet outlet) {
    return switch (outlet) {
      case Outlet.Window _ -> true;
      case Outlet.Counter _ -> false;
    };
  }
}
