package holdfast.sweep;

import holdfast.catalog.ChannelId;
import java.util.Map;

/** Hears how sweeps fare. Calls must neither block nor throw. */
public interface SweepMeter {
  /** One has ended. */
  void ended(SweepKind kind, SweepState state);

  /** What is known of all stores that can be swept; of none on a node that does not walk. */
  void known(Map<ChannelId, StoreSweeps> sweeps);
}
