package holdfast.publish;

import java.util.Map;
import java.util.Optional;

/**
 * What a store has decided for some numbers. It has to be stored before the push leaves.
 *
 * @param changed by listing
 * @param push if there is anything to be told
 */
record Decision(Map<String, ListingNumber> changed, Optional<Push> push) {
  Decision {
    changed = Map.copyOf(changed);
  }
}
