package holdfast.order;

import java.util.Optional;

/**
 * One line of an order, as the shop prints it.
 *
 * @param id the shop's own id for the line, which it keeps over edits
 * @param variant the shop's id of what was sold; none for what the shop sells without a product
 * @param skuText what the shop calls it; a hint for people, never a key
 * @param ordered units ordered, edits included
 * @param toShip units that the shop still has to ship, where it says so; all that is not refunded
 *     nor shipped where it does not
 * @param lowered by how much the number that the shop shows is lower for it, where the shop says
 *     so: what is cancelled or comes back and is not put back in its book keeps the number low
 */
public record OrderLine(
    String id,
    Optional<String> variant,
    Optional<String> skuText,
    int ordered,
    Optional<Integer> toShip,
    Optional<Integer> lowered) {}
