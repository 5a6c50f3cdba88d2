package holdfast.publish;

import holdfast.catalog.ChannelId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where numbers stand, in memory. */
final class TableInMemory implements ListingStates {
  private final Map<String, ListingNumber> numbers = new HashMap<>();
  private Optional<Closure> closure = Optional.empty();

  ListingNumber number(String listing) {
    return numbers.getOrDefault(listing, ListingNumber.NONE);
  }

  Optional<Closure> closure() {
    return closure;
  }

  @Override
  public Stored read(ChannelId store) {
    return new Stored(numbers, closure);
  }

  @Override
  public void write(ChannelId store, Map<String, ListingNumber> changed) {
    numbers.putAll(changed);
  }

  @Override
  public void forget(ChannelId store, String listing) {
    numbers.remove(listing);
  }

  @Override
  public void close(ChannelId store, Optional<Closure> because) {
    closure = because;
  }
}
