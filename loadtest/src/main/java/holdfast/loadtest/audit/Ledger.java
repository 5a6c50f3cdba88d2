package holdfast.loadtest.audit;

import holdfast.loadtest.client.SkuNumbers;
import holdfast.loadtest.history.NumbersCheck;
import holdfast.loadtest.history.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The sum of all that is settled, per SKU and over all rounds, and a bounded sample of the
 * reservations behind it, to be looked at again in later rounds.
 */
public final class Ledger {
  /** Units of one SKU, and the largest version that an answer has shown. */
  private static final class Account {
    private long received;
    private long held;
    private long committed;
    private long versionSeen;
  }

  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final List<Hold> sample = new ArrayList<>();
  private final int sampleMax;
  private final RandomGenerator random;
  private long offered;

  public Ledger(List<String> skus, int sampleMax, RandomGenerator random) {
    skus.forEach(sku -> accounts.put(sku, new Account()));
    this.sampleMax = sampleMax;
    this.random = random;
  }

  public List<String> skus() {
    return List.copyOf(accounts.keySet());
  }

  public List<Hold> sample() {
    return List.copyOf(sample);
  }

  /** Units have arrived, and the server has said so. */
  public void receive(String sku, long quantity) {
    account(sku).received += quantity;
  }

  /** Some answer has shown this version of the SKU; no later one may show an earlier version. */
  public void see(String sku, long version) {
    Account account = account(sku);
    account.versionSeen = Math.max(account.versionSeen, version);
  }

  /** Enters a reservation whose status no longer changes. */
  public void settle(Hold hold) {
    switch (hold.answered()) {
      case HELD -> account(hold.sku()).held += hold.quantity();
      case CONFIRMED -> account(hold.sku()).committed += hold.quantity();
      case ABSENT, RELEASED, EXPIRED -> {}
    }
    offered++;
    if (sample.size() < sampleMax) {
      sample.add(hold);
    } else {
      long at = random.nextLong(offered);
      if (at < sampleMax) {
        sample.set((int) at, hold);
      }
    }
  }

  /** Whether the SKU holds as many units as are settled to be held. */
  public boolean heldAgrees(SkuNumbers numbers) {
    return numbers.held() == account(numbers.sku()).held;
  }

  /** What contradicts the sum of all that is settled. */
  public List<Violation> check(SkuNumbers numbers) {
    Account account = account(numbers.sku());
    return NumbersCheck.check(
        numbers, account.received, account.held, account.committed, account.versionSeen);
  }

  /** Units that the SKU has promised or received beyond what is settled. */
  public long unexplained(SkuNumbers numbers) {
    Account account = account(numbers.sku());
    long promised = numbers.held() + numbers.committed() - account.held - account.committed;
    return Math.max(0, promised) + Math.max(0, numbers.onHand() - account.received);
  }

  private Account account(String sku) {
    Account account = accounts.get(sku);
    if (account == null) {
      throw new IllegalArgumentException("not in this ledger: " + sku);
    }
    return account;
  }
}
