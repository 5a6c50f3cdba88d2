package holdfast.allocation;

/**
 * A number that two policies share if they divide units alike. It is stored with each period, so it
 * is made of words and numbers and not of hash codes, which differ from one process to the next.
 */
final class Fingerprint {
  /** Of all policies that divide nothing. */
  static final long OF_NOTHING = 0;

  /** Offset and factor of the hash FNV-1a with 64 bits. */
  private static final long OFFSET = 0xCBF29CE484222325L;

  private static final long FACTOR = 0x100000001B3L;

  private Fingerprint() {}

  static long of(Policy policy) {
    if (policy.strategy() == Strategy.DYNAMIC_POOL && policy.ownChannelReserve() == 0) {
      return OF_NOTHING;
    }
    var hash = OFFSET;
    for (var character : text(policy).toCharArray()) {
      hash = (hash ^ character) * FACTOR;
    }
    return hash == OF_NOTHING ? OFFSET : hash;
  }

  private static String text(Policy policy) {
    var text = new StringBuilder(policy.strategy().name());
    text.append(" reserve ").append(policy.ownChannelReserve());
    if (policy.strategy() == Strategy.PROPORTIONAL) {
      text.append(" window ").append(policy.velocityWindowDays());
      text.append(" minimum ").append(policy.minimumShare());
    }
    for (var terms : policy.retailers()) {
      text.append("; ").append(terms.retailer());
      terms.floor().ifPresent(units -> text.append(" floor ").append(units));
      terms.ceiling().ifPresent(units -> text.append(" ceiling ").append(units));
      terms.tier().ifPresent(tier -> text.append(" tier ").append(tier));
      terms.target().ifPresent(units -> text.append(" target ").append(units));
    }
    return text.toString();
  }
}
