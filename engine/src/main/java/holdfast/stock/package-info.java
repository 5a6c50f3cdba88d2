/**
 * One SKU: what is where, who holds it, and the rules that decide. {@link holdfast.stock.Stock},
 * {@link holdfast.stock.StockCommand}, {@link holdfast.stock.StockEvent} and the rules are plain
 * Java without clock or I/O; {@link holdfast.stock.SkuEntity} and {@link holdfast.stock.SkuLedger}
 * are the actors that carry them; {@link holdfast.stock.Skus} is the door for everybody else.
 */
@NullMarked
package holdfast.stock;

import org.jspecify.annotations.NullMarked;
