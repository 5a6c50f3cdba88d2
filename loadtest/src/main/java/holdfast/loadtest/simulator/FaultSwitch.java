package holdfast.loadtest.simulator;

/** The faults of one shop, changed while it runs. */
public final class FaultSwitch {
  private volatile Faults now = Faults.NONE;

  public Faults now() {
    return now;
  }

  public void set(Faults faults) {
    now = faults;
  }
}
