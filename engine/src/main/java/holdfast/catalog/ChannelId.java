package holdfast.catalog;

/** Names who takes units: a store, or one of the supplier's own channels. */
public record ChannelId(String value) implements Comparable<ChannelId> {
  /** Checks the id's form, see {@link Identifier}. */
  public ChannelId {
    Identifier.require("channel", value);
  }

  @Override
  public int compareTo(ChannelId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
