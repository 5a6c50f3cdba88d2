package holdfast.loadtest.simulator;

/** A harness asked the control endpoint for something that makes no sense. */
final class BadControl extends Exception {
  private final String why;

  BadControl(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
