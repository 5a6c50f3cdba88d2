package holdfast.loadtest.audit;

/** What a client has asked of a reservation and may still be waiting for. */
public enum Step {
  NONE,
  RESERVE,
  EXTEND,
  CONFIRM,
  RELEASE
}
