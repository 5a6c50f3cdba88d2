package holdfast.stock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class TestClock extends Clock {
  private volatile Instant now = TheSku.START;

  /** Lets time pass. */
  public void advance(Duration amount) {
    now = now.plus(amount);
  }

  void setTo(Instant moment) {
    now = moment;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the engine needs instants only");
  }
}
