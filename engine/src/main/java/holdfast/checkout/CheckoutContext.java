package holdfast.checkout;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * What all checkouts of a node share.
 *
 * @param skus carries a command to a SKU; never fails
 * @param retryPause how long to wait before a SKU that gave no answer is asked again
 */
public record CheckoutContext(
    BiFunction<SkuId, StockCommand, CompletionStage<SkuReply>> skus,
    Clock clock,
    CheckoutFeed feed,
    Duration retryPause) {}
