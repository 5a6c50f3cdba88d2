package holdfast.order;

import holdfast.catalog.SkuId;
import holdfast.stock.SkuReply;
import holdfast.stock.StockCommand;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What all orders of a node share.
 *
 * @param skus carries a command to a SKU; never fails
 * @param describe asks a SKU what it is; never fails
 * @param carts tells a cart something; never fails
 * @param retryPause how long to wait before who gave no answer is asked again, at first
 */
public record OrderContext(
    BiFunction<SkuId, StockCommand, CompletionStage<SkuReply>> skus,
    Function<SkuId, CompletionStage<SkuReply>> describe,
    BiFunction<OrderKey, OrderNews, CompletionStage<OrderReply>> carts,
    Shops shops,
    ShopDesk desk,
    Settlement settlement,
    Clock clock,
    OrderFeed feed,
    Duration retryPause) {}
