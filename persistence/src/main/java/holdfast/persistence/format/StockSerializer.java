package holdfast.persistence.format;

import holdfast.checkout.CheckoutEvent;
import holdfast.checkout.CheckoutMessage;
import holdfast.checkout.CheckoutReply;
import holdfast.order.OrderEvent;
import holdfast.order.OrderMessage;
import holdfast.order.OrderReply;
import holdfast.publish.StoreMessage;
import holdfast.publish.StoreReply;
import holdfast.stock.SkuMessage;
import holdfast.stock.SkuReplies;
import holdfast.stock.SkuReply;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * Gives Pekko the stored form of batches, snapshots, checkouts' and orders' events, and the wire
 * form of messages between nodes. The manifest names form and version, and is stored beside each
 * payload. Public because Pekko creates it by reflection.
 */
public final class StockSerializer extends SerializerWithStringManifest {
  /** Names this serializer in the journal's {@code event_ser_id}; never changes. */
  static final int IDENTIFIER = 7_201;

  static final String BATCH_1 = "batch/1";
  static final String SNAPSHOT_1 = "snapshot/1";
  static final String MESSAGE = "message";
  static final String REPLY = "reply";
  static final String REPLIES = "replies";
  static final String CHECKOUT_1 = "checkout/1";
  static final String CHECKOUT_MESSAGE = "checkout-message";
  static final String CHECKOUT_REPLY = "checkout-reply";
  static final String ORDER_1 = "order/1";
  static final String ORDER_MESSAGE = "order-message";
  static final String ORDER_REPLY = "order-reply";
  static final String STORE_MESSAGE = "store-message";
  static final String STORE_REPLY = "store-reply";

  private final WireFormat wire;

  /** For Pekko. */
  public StockSerializer(ExtendedActorSystem system) {
    this.wire = new WireFormat(system);
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object object) {
    return switch (object) {
      case StockEvent.Committed _ -> BATCH_1;
      case Stock _ -> SNAPSHOT_1;
      case SkuMessage _ -> MESSAGE;
      case SkuReply _ -> REPLY;
      case SkuReplies _ -> REPLIES;
      case CheckoutEvent _ -> CHECKOUT_1;
      case CheckoutMessage _ -> CHECKOUT_MESSAGE;
      case CheckoutReply _ -> CHECKOUT_REPLY;
      case OrderEvent _ -> ORDER_1;
      case OrderMessage _ -> ORDER_MESSAGE;
      case OrderReply _ -> ORDER_REPLY;
      case StoreMessage _ -> STORE_MESSAGE;
      case StoreReply _ -> STORE_REPLY;
      default -> throw new IllegalArgumentException("no stored form for " + object.getClass());
    };
  }

  @Override
  public byte[] toBinary(Object object) {
    return switch (object) {
      case StockEvent.Committed batch -> StockFormat.write(batch);
      case Stock stock -> StockFormat.write(stock);
      case SkuMessage message -> wire.write(message);
      case SkuReply reply -> wire.write(reply);
      case SkuReplies replies -> wire.write(replies);
      case CheckoutEvent event -> StockFormat.write(event);
      case CheckoutMessage message -> wire.write(message);
      case CheckoutReply reply -> wire.write(reply);
      case OrderEvent event -> StockFormat.write(event);
      case OrderMessage message -> wire.write(message);
      case OrderReply reply -> wire.write(reply);
      case StoreMessage message -> wire.write(message);
      case StoreReply reply -> wire.write(reply);
      default -> throw new IllegalArgumentException("no stored form for " + object.getClass());
    };
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    return switch (manifest) {
      case BATCH_1 -> StockFormat.readBatch(bytes);
      case SNAPSHOT_1 -> StockFormat.readStock(bytes);
      case MESSAGE -> wire.read(bytes, SkuMessage.FromAfar.class);
      case REPLY -> wire.read(bytes, SkuReply.class);
      case REPLIES -> wire.read(bytes, SkuReplies.class);
      case CHECKOUT_1 -> StockFormat.readCheckoutEvent(bytes);
      case CHECKOUT_MESSAGE -> wire.read(bytes, CheckoutMessage.FromAfar.class);
      case CHECKOUT_REPLY -> wire.read(bytes, CheckoutReply.class);
      case ORDER_1 -> StockFormat.readOrderEvent(bytes);
      case ORDER_MESSAGE -> wire.read(bytes, OrderMessage.FromAfar.class);
      case ORDER_REPLY -> wire.read(bytes, OrderReply.class);
      case STORE_MESSAGE -> wire.read(bytes, StoreMessage.FromAfar.class);
      case STORE_REPLY -> wire.read(bytes, StoreReply.class);
      default ->
          throw new NotSerializableException(
              "stored as '" + manifest + "', which only a newer program can read");
    };
  }
}
