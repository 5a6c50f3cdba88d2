package holdfast.delivery;

import holdfast.shop.ShopNews;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a body: the first thing, and how many more there are. What was refused reads
 * as a placeholder until the reading ends.
 */
final class Trouble {
  private ShopNews.@Nullable Unreadable first;
  private int others;

  void add(String pointer, String why) {
    if (first == null) {
      first = new ShopNews.Unreadable(pointer, why);
    } else {
      others++;
    }
  }

  /** The value, unless something was wrong on the way to it. */
  <T> Reading<T> unless(T value) {
    if (first == null) {
      return new Reading.Understood<>(value);
    }
    var more = others == 0 ? "" : " (and %d more fields are wrong)".formatted(others);
    return new Reading.Failed<>(new ShopNews.Unreadable(first.field(), first.why() + more));
  }
}
