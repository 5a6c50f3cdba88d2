package holdfast.allocation;

/** Which rule made a published number. The names are part of the API. */
public enum PublishingRule {
  /** All that may be taken, whoever else is offered the same units. */
  ENTITLEMENT,
  /** As much as the exposure budget allows: units shown twice are few, and the last ones none. */
  EXPOSURE_BUDGET,
  /** The policy has every unit shown in one place only. */
  EXCLUSIVE,
  /** So few units are left that they are shown in one place only. */
  DEACTIVATION_THRESHOLD,
  /** Units are given up for a reservation that waits for them. */
  PULLED_BACK,
  /** What is to be shown here is still shown elsewhere, and has to be lowered there first. */
  SHOWN_ELSEWHERE,
  /** What can't be told of one pool is not offered: a bundle is sold out of its components'. */
  BUNDLE
}
