package holdfast.intake;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/** The work on deliveries on this node. Thread-safe. */
public final class Intake {
  private final ActorRef<DeliveryDispatch.Message> dispatch;
  private final AtomicInteger held;

  private Intake(ActorRef<DeliveryDispatch.Message> dispatch, AtomicInteger held) {
    this.dispatch = dispatch;
    this.held = held;
  }

  /** Is ready to begin; call once per actor system. */
  public static Intake start(ActorSystem<?> system, DeliveryWork work, DispatchSettings settings) {
    var held = new AtomicInteger();
    var dispatch =
        system.systemActorOf(
            DeliveryDispatch.create(work, settings, held), "intake", Props.empty());
    return new Intake(dispatch, held);
  }

  /** Begins to work, first on what was left: everybody can be told now. */
  public void begin() {
    dispatch.tell(new DeliveryDispatch.Begin());
  }

  /** A delivery was kept, or is to be tried anew. */
  public void arrived(Ticket ticket) {
    dispatch.tell(new DeliveryDispatch.Arrived(ticket));
  }

  /** How many deliveries are held in memory. */
  public int held() {
    return held.get();
  }
}
