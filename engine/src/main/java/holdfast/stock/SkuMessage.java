package holdfast.stock;

import holdfast.allocation.Taker;
import java.util.Collections;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What a {@link SkuEntity} is told. */
public sealed interface SkuMessage {
  /** What may come from another node, and so has a stored form. */
  sealed interface FromAfar extends SkuMessage {}

  /** Carry out commands in order; the answers come together, after the commit. */
  record Ask(List<StockCommand> commands, ActorRef<SkuReplies> replyTo) implements FromAfar {
    /** Gives the same reply to each of the commands. */
    void replyToEach(SkuReply reply) {
      replyTo.tell(new SkuReplies(Collections.nCopies(commands.size(), reply)));
    }
  }

  /** A question that changes nothing. */
  sealed interface Read extends FromAfar {
    /** Who asks. */
    ActorRef<SkuReply> replyTo();
  }

  /** Tell what is where, and not who may take it: of a long cart's SKUs that would be much work. */
  record Describe(ActorRef<SkuReply> replyTo) implements Read {}

  /** Tell what is where, and who may take it. */
  record Look(ActorRef<SkuReply> replyTo) implements Read {}

  /** Tell what a reservation would be answered now, without making it. */
  record Consider(StockCommand.Reserve command, ActorRef<SkuReply> replyTo) implements Read {}

  /** As {@link Look}, and what all outlets of the SKU should show. */
  record Publish(ActorRef<SkuReply> replyTo) implements Read {}

  /** Tell why somebody may take what it may, and what the outlets of the SKU make of it. */
  record Explain(Taker taker, ActorRef<SkuReply> replyTo) implements Read {}

  /** Tell one reservation. */
  record Find(ReservationId reservation, ActorRef<SkuReply> replyTo) implements Read {}

  /** Come to life and expire what is due. */
  record Wake() implements FromAfar {}

  /** Finish what is queued, then stop. */
  record Retire() implements FromAfar {}

  /** What stays within a node. */
  sealed interface FromHere extends SkuMessage {}

  /** The ledger has replayed its journal. */
  record Recovered(Stock stock, long sequence) implements FromHere {}

  /** The ledger has committed a batch, or found that there was nothing to commit. */
  record Flushed(StockRules.Outcome outcome, long sequence) implements FromHere {}

  /** The ledger's snapshot is stored. */
  record SnapshotStored(long sequence) implements FromHere {}

  /** The ledger died: a write failed, its outcome is unknown. */
  record LedgerStopped() implements FromHere {}

  /** Try a new ledger. */
  record Restart() implements FromHere {}

  /** The earliest deadline has passed. */
  record DeadlinePassed() implements FromHere {}
}
