package holdfast.loadtest.audit;

import java.util.EnumSet;
import java.util.Set;

/**
 * One reservation as its client knows it.
 *
 * @param shortLived whether its deadline passes before it is audited
 * @param answered what the last answer said
 * @param unanswered what was asked since, without an answer
 */
public record Hold(
    String id, String sku, long quantity, boolean shortLived, Status answered, Step unanswered) {

  /** A reservation that is about to be asked for. */
  public static Hold wanted(String id, String sku, long quantity, boolean shortLived) {
    return new Hold(id, sku, quantity, shortLived, Status.ABSENT, Step.RESERVE);
  }

  public Hold asked(Step step) {
    return new Hold(id, sku, quantity, shortLived, answered, step);
  }

  public Hold answered(Status status) {
    return new Hold(id, sku, quantity, shortLived, status, Step.NONE);
  }

  /** The order that this reservation is confirmed for, and no other. */
  public String order() {
    return "order-" + id;
  }

  /** What a correct server may say of it. */
  public Set<Status> possible() {
    EnumSet<Status> possible =
        switch (unanswered) {
          case NONE, EXTEND -> EnumSet.of(answered);
          case RESERVE -> EnumSet.of(answered, Status.HELD);
          case CONFIRM -> EnumSet.of(answered, Status.CONFIRMED);
          case RELEASE -> EnumSet.of(answered, Status.RELEASED);
        };
    if (shortLived && possible.contains(Status.HELD)) {
      possible.add(Status.EXPIRED);
    }
    return possible;
  }
}
