package holdfast.loadtest.audit;

/** Where a reservation stands; {@code ABSENT} when the server does not know its id. */
public enum Status {
  ABSENT,
  HELD,
  CONFIRMED,
  RELEASED,
  EXPIRED
}
