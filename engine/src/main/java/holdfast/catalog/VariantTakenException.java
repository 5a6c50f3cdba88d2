package holdfast.catalog;

/** A listing can't have a variant that another listing of its store has. */
public final class VariantTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Never serialized: it does not leave the process.
  private final Listing wanted;

  private final String holder;

  /** {@code wanted} can't have its variant, because the listing {@code holder} has it. */
  public VariantTakenException(Listing wanted, String holder) {
    super("the variant %s belongs to the listing %s".formatted(wanted.variant(), holder));
    this.wanted = wanted;
    this.holder = holder;
  }

  /** What could not be written. */
  public Listing wanted() {
    return wanted;
  }

  /** The id of the listing that has the variant. */
  public String holder() {
    return holder;
  }
}
