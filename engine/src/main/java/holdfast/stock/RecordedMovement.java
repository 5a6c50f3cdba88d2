package holdfast.stock;

import java.time.Instant;
import java.util.List;

/**
 * A movement that has taken place.
 *
 * @param changes what it did, shelf by shelf
 * @param at when the engine recorded it
 * @param version the SKU's version after it
 */
public record RecordedMovement(
    MovementId id,
    Movement movement,
    Movement.Note note,
    List<Movement.ShelfChange> changes,
    Instant at,
    long version) {}
