package holdfast.stock;

/** Fewer units can be had than were asked for: how many, and what stops more. */
public sealed interface Shortage
    permits Refusal.InsufficientStock,
        Refusal.NotDeliverable,
        Refusal.NotEntitled,
        Refusal.UnitsShownElsewhere {
  /** Units asked for. */
  int requested();

  /** Units that could be had. */
  long available();

  /** The name of the rule that stops more; part of the API. */
  String ruleCode();
}
