package holdfast.allocation;

/** Whether a number of units may be taken now. */
public sealed interface Verdict {
  /** Units asked for. */
  long requested();

  /** The most that may be taken now, in units. */
  long most();

  /** They may. */
  record Allowed(long requested, long most) implements Verdict {}

  /** They may not; {@code rule} stopped it. */
  record Refused(long requested, long most, Rule rule) implements Verdict {}
}
