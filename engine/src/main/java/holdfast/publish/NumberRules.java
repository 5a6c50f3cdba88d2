package holdfast.publish;

import holdfast.publish.ListingNumber.Doubt;
import holdfast.publish.OfferAnswer.Offered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Says what follows for one number. Nothing is ever told in reaction to a number that is the right
 * one: so no echo is answered, and two systems can't drive each other.
 *
 * @param comparesAndSets whether the store refuses a number when it shows another one than expected
 * @param settle how long an order may be late that explains why a store shows another number
 * @param look how often to look meanwhile whether it came
 */
record NumberRules(boolean comparesAndSets, Duration settle, Duration look) {
  /**
   * What is to be done.
   *
   * @param isForced told by hand to tell it in any case
   */
  NextStep next(ListingNumber number, Offered offer, Known known, boolean isForced, Instant now) {
    var truth = offer.guarded() ? offer.baseline().or(known::expected) : known.expected();
    if (number.doubt().isPresent()) {
      return switch (number.doubt().get()) {
        case Doubt.ToRead _ -> new NextStep.Read();
        case Doubt.ToCheck _ -> new NextStep.Check();
        case Doubt.Read read -> afterReading(read, offer, truth, now);
      };
    }
    if (truth.isEmpty()) {
      return new NextStep.Read();
    }
    var unexplained = known.unexplained().filter(seen -> !truth.equals(Optional.of(seen)));
    if (unexplained.filter(seen -> offer.units() > seen).isPresent()) {
      return new NextStep.Wait(now.plus(look));
    }
    if (isForced || !isShown(offer, known)) {
      return new NextStep.Tell(truth);
    }
    return known.isContradicted() ? new NextStep.Check() : new NextStep.Rest();
  }

  /**
   * A store that shows another number than expected may have sold what nobody has heard of. Where
   * it is told less than it shows that does no harm, unless the SKU keeps record of its windows:
   * the sale would be taken off the new number when it is reported.
   */
  private NextStep afterReading(Doubt.Read read, Offered offer, Optional<Long> truth, Instant now) {
    var isExplained = read.number().equals(truth) || read.number().isEmpty();
    var isHarmless = !offer.guarded() && read.number().filter(it -> offer.units() < it).isPresent();
    var isSettled = !now.isBefore(read.since().plus(settle));
    if (isExplained || isHarmless || isSettled) {
      return new NextStep.Tell(read.number());
    }
    var settled = read.since().plus(settle);
    var soon = now.plus(look);
    return new NextStep.Wait(soon.isBefore(settled) ? soon : settled);
  }

  /**
   * A store that can't compare may have lost a sale of its own when it was last told a number: that
   * repairs itself when it is told the next one, so it is told one after each of its sales.
   */
  private boolean isShown(Offered offer, Known known) {
    var units = Optional.of(offer.units());
    return known.expected().equals(units)
        && (!offer.guarded() || offer.baseline().equals(units))
        && (comparesAndSets || known.pushed().isEmpty() || known.pushed().equals(units));
  }
}
