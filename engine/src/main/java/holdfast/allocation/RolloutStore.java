package holdfast.allocation;

import java.util.List;

/**
 * Keeps rollouts durably; {@link PolicyStore} begins them. Blocks for one database transaction and
 * fails with the store's own unchecked exception when the database can't be reached.
 */
public interface RolloutStore {
  /** Those with SKUs left to ask, the one that has come least far first. */
  List<Rollout> running();

  /** Writes down how far a rollout has come; without effect when it is no longer running. */
  void save(Rollout rollout);

  /** The newest ones, whatever their state, the newest first. */
  List<Rollout> newest(int most);
}
