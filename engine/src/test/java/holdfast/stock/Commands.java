package holdfast.stock;

import holdfast.allocation.Conflict;
import holdfast.catalog.ChannelId;
import holdfast.catalog.Delivery;
import holdfast.catalog.LocationId;
import java.util.List;
import java.util.Optional;

/** Commands in short words. What a test does not say is: channel web, 900 seconds, all units. */
final class Commands {
  static final SkuProfile PROFILE =
      new SkuProfile(
          "T-shirt, red, M", Optional.empty(), SkuProfile.Kind.STOCKED, Optional.empty());
  static final Movement.Note NOTE =
      new Movement.Note(Optional.of("CYCLE_COUNT"), Optional.of("ana"));

  private Commands() {}

  static StockCommand define() {
    return new StockCommand.Define(PROFILE);
  }

  static StockCommand reserve(String id, int quantity) {
    return reserve(id, quantity, Reservation.TTL_SECONDS_DEFAULT);
  }

  static StockCommand reserve(String id, int quantity, int ttlSeconds) {
    return reserve(id, "web", quantity, ttlSeconds);
  }

  static StockCommand reserve(String id, String channel, int quantity, int ttlSeconds) {
    return new StockCommand.Reserve(
        new ReservationId(id),
        new Reservation.Request(new ChannelId(channel), quantity, ttlSeconds));
  }

  /** From one location or not at all. */
  static StockCommand reserveUnsplit(String id, String channel, int quantity, int ttlSeconds) {
    return new StockCommand.Reserve(
        new ReservationId(id),
        new Reservation.Request(
            new ChannelId(channel),
            quantity,
            ttlSeconds,
            Optional.of(new Delivery(Optional.empty(), Optional.empty(), true))));
  }

  static StockCommand extend(String id, int ttlSeconds) {
    return new StockCommand.Extend(new ReservationId(id), ttlSeconds);
  }

  static StockCommand confirm(String id, String order) {
    return new StockCommand.Confirm(new ReservationId(id), new OrderId(order), Optional.empty());
  }

  static StockCommand confirm(String id, String order, int quantity) {
    return new StockCommand.Confirm(
        new ReservationId(id), new OrderId(order), Optional.of(quantity));
  }

  static StockCommand release(String id) {
    return new StockCommand.Release(new ReservationId(id));
  }

  static StockCommand hold(String id, int attempt, int quantity) {
    return hold(id, attempt, quantity, Reservation.TTL_SECONDS_DEFAULT);
  }

  static StockCommand hold(String id, int attempt, int quantity, int ttlSeconds) {
    return new StockCommand.Hold(
        new ReservationId(id),
        attempt,
        new Reservation.Request(new ChannelId("web"), quantity, ttlSeconds));
  }

  static StockCommand prolong(String id, int attempt, int ttlSeconds) {
    return new StockCommand.Prolong(new ReservationId(id), attempt, ttlSeconds);
  }

  static StockCommand pin(String id, int attempt) {
    return new StockCommand.Pin(new ReservationId(id), attempt);
  }

  static StockCommand commit(String id, int attempt, String order, int quantity) {
    return new StockCommand.Commit(new ReservationId(id), attempt, new OrderId(order), quantity);
  }

  static StockCommand free(String id, int attempt) {
    return new StockCommand.Free(new ReservationId(id), attempt);
  }

  static StockCommand receipt(String id, String location, int quantity) {
    return move(id, new Movement.Receipt(at(location), quantity));
  }

  static StockCommand count(String id, String location, int quantity) {
    return move(id, new Movement.Count(at(location), quantity));
  }

  static StockCommand adjustment(String id, String location, int quantity) {
    return move(id, new Movement.Adjustment(at(location), quantity), NOTE);
  }

  static StockCommand damage(String id, String location, int quantity) {
    return move(id, new Movement.Damage(at(location), quantity));
  }

  static StockCommand quarantine(String id, String location, int quantity) {
    return move(id, new Movement.Quarantine(at(location), quantity));
  }

  static StockCommand clearance(
      String id, String location, int quantity, Movement.Disposition disposition) {
    return move(id, new Movement.Clearance(at(location), quantity, disposition));
  }

  static StockCommand sell(String id, long revision, String channel, int quantity) {
    return sell(id, revision, channel, quantity, Optional.empty(), quantity);
  }

  /** A sale that names a reservation of the same cart. */
  static StockCommand sell(String id, long revision, String channel, int quantity, String hold) {
    return sell(id, revision, channel, quantity, Optional.of(new ReservationId(hold)), quantity);
  }

  /** By {@code lowered} units the shop shows less than before. */
  static StockCommand sell(String id, long revision, String channel, int quantity, int lowered) {
    return sell(id, revision, channel, quantity, Optional.empty(), lowered);
  }

  /** The order of {@code !s1} is {@code s1}. */
  private static StockCommand sell(
      String id,
      long revision,
      String channel,
      int quantity,
      Optional<ReservationId> hold,
      int lowered) {
    return new StockCommand.Sell(
        new ReservationId(id),
        revision,
        new Sale(
            new ChannelId(channel),
            new OrderId(id.substring(1)),
            quantity,
            hold,
            TheSku.START.minusSeconds(60)),
        List.of(),
        lowered);
  }

  static StockCommand resolve(String id, Conflict decision) {
    return new StockCommand.Resolve(new ReservationId(id), decision, NOTE);
  }

  static StockCommand expectReturn(String id, String returnId, int quantity) {
    return new StockCommand.ExpectReturn(new ReservationId(id), returnId, quantity);
  }

  static StockCommand transfer(String id, String from, String to, int quantity) {
    return move(id, new Movement.Transfer(at(from), at(to), quantity));
  }

  static StockCommand shipment(String id, String location, String reservation, int quantity) {
    return move(id, new Movement.Shipment(at(location), new ReservationId(reservation), quantity));
  }

  /** Units of nobody knows which reservation came back. */
  static StockCommand back(
      String id, String location, int quantity, Movement.Disposition disposition) {
    return move(id, new Movement.Return(at(location), quantity, disposition, Optional.empty()));
  }

  static StockCommand back(
      String id,
      String location,
      int quantity,
      Movement.Disposition disposition,
      String reservation) {
    return move(
        id,
        new Movement.Return(
            at(location), quantity, disposition, Optional.of(new ReservationId(reservation))));
  }

  static StockCommand move(String id, Movement movement) {
    return move(id, movement, Movement.Note.NONE);
  }

  static StockCommand move(String id, Movement movement, Movement.Note note) {
    return new StockCommand.Move(new MovementId(id), movement, note);
  }

  static StockCommand rebalance(String id) {
    return new StockCommand.Rebalance(new RebalanceId(id));
  }

  private static LocationId at(String location) {
    return new LocationId(location);
  }
}
