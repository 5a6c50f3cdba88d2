package holdfast.persistence.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import holdfast.checkout.CheckoutEvent;
import holdfast.order.OrderEvent;
import holdfast.order.OrderReport;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.SkuProfile;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.io.IOException;

/**
 * The stored form of SKUs, checkouts and orders: JSON that can be read with a database's own tools.
 * Types have names of their own, so that classes may be renamed; times are milliseconds since 1970.
 * Numbers that are 0 by default and absent values are left out.
 *
 * <p>A new optional field needs no new version; anything else needs a new manifest in {@link
 * StockSerializer}, and old bytes must stay readable for good.
 */
public final class StockFormat {
  private static final ObjectMapper JSON = mapper();

  private StockFormat() {}

  /** The mapper that the wire form is built upon. */
  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .addModule(ValueModule.create())
        .addModule(TypeNames.stored())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /** A journal row's payload. */
  public static byte[] write(StockEvent.Committed batch) {
    return bytes(batch);
  }

  /** Reads a journal row's payload. */
  public static StockEvent.Committed readBatch(byte[] bytes) {
    return read(bytes, StockEvent.Committed.class);
  }

  /** A journal row's payload. */
  static byte[] write(CheckoutEvent event) {
    return bytes(event);
  }

  /** Reads a journal row's payload. */
  public static CheckoutEvent readCheckoutEvent(byte[] bytes) {
    return read(bytes, CheckoutEvent.class);
  }

  /** A journal row's payload. */
  static byte[] write(OrderEvent event) {
    return bytes(event);
  }

  /** Reads a journal row's payload. */
  static OrderEvent readOrderEvent(byte[] bytes) {
    return read(bytes, OrderEvent.class);
  }

  /** An order's document in a read model. */
  public static String document(OrderReport report) {
    return text(report);
  }

  /** Reads an order's document. */
  public static OrderReport readOrder(String document) {
    return read(document, OrderReport.class);
  }

  /** A snapshot's payload. */
  static byte[] write(Stock stock) {
    return bytes(StoredStock.of(stock));
  }

  /** Reads a snapshot's payload. */
  static Stock readStock(byte[] bytes) {
    return read(bytes, StoredStock.class).toStock();
  }

  /** A reservation's document in a read model. */
  public static String document(Reservation reservation) {
    return text(reservation);
  }

  /** Reads a reservation's document. */
  public static Reservation readReservation(String document) {
    return read(document, Reservation.class);
  }

  /** A movement's document in a read model. */
  public static String document(RecordedMovement movement) {
    return text(movement);
  }

  /** Reads a movement's document. */
  public static RecordedMovement readMovement(String document) {
    return read(document, RecordedMovement.class);
  }

  /** A profile's document in a read model. */
  public static String document(SkuProfile profile) {
    return text(profile);
  }

  /** Reads a profile's document. */
  public static SkuProfile readProfile(String document) {
    return read(document, SkuProfile.class);
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't be stored: " + value, e);
    }
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't be stored: " + value, e);
    }
  }

  private static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return JSON.readValue(bytes, type);
    } catch (IOException e) {
      throw new IllegalStateException("stored bytes can't be read as " + type.getSimpleName(), e);
    }
  }

  static <T> T read(String document, Class<T> type) {
    try {
      return JSON.readValue(document, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a stored document can't be read as " + type.getSimpleName(), e);
    }
  }
}
