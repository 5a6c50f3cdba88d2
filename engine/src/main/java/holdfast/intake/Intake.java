package holdfast.intake;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/** The work on deliveries on this node. Thread-safe. */
public final class Intake {
  private final ActorRef<DeliveryDispatch.Message> dispatch;

  private Intake(ActorRef<DeliveryDispatch.Message> dispatch) {
    this.dispatch = dispatch;
  }

  /** Is ready to begin; call once per actor system. */
  public static Intake start(ActorSystem<?> system, DeliveryWork work, DispatchSettings settings) {
    return new Intake(
        system.systemActorOf(DeliveryDispatch.create(work, settings), "intake", Props.empty()));
  }

  /** Begins to work, first on what was left: everybody can be told now. */
  public void begin() {
    dispatch.tell(new DeliveryDispatch.Begin());
  }

  /** A delivery was kept, or is to be tried anew. */
  public void arrived(Ticket ticket) {
    dispatch.tell(new DeliveryDispatch.Arrived(ticket));
  }
}
