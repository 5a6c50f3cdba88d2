package holdfast.persistence.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.Credentials;
import holdfast.checkout.CheckoutEvent;
import holdfast.order.OrderEvent;
import holdfast.order.OrderNews;
import holdfast.order.Step;
import holdfast.persistence.secret.StoreKeys;
import holdfast.shop.LevelState;
import holdfast.shop.ListingHealth;
import holdfast.stock.Finished;
import holdfast.stock.Movement;
import holdfast.stock.RecordedMovement;
import holdfast.stock.Reservation;
import holdfast.stock.Stock;
import holdfast.stock.StockEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The files in {@code stored/v1} are what version 1 stores. They are never changed: whoever changes
 * the format adds a new manifest and new files, and these must stay readable.
 */
class StoredFormatTest {
  @TestFactory
  Stream<DynamicTest> everyJournalRowIsStoredAndReadAsInItsFile() {
    return StoredExamples.events().entrySet().stream()
        .map(
            example -> {
              var batch = new StockEvent.Committed(StoredExamples.AT, List.of(example.getValue()));
              return example(
                  example.getKey(),
                  batch,
                  it -> text(StockFormat.write(it)),
                  stored -> StockFormat.readBatch(stored.getBytes(UTF_8)));
            });
  }

  @TestFactory
  Stream<DynamicTest> everyEventOfACheckoutIsStoredAndReadAsInItsFile() {
    return CheckoutExamples.events().entrySet().stream()
        .map(
            example ->
                example(
                    example.getKey(),
                    example.getValue(),
                    event -> text(StockFormat.write(event)),
                    stored -> StockFormat.readCheckoutEvent(stored.getBytes(UTF_8))));
  }

  @Test
  void everyKindOfEventOfACheckoutHasItsFile() {
    assertThat(CheckoutExamples.events().values().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Families.members(CheckoutEvent.class)
                .filter(type -> type != CheckoutEvent.Why.class)
                .toList());
  }

  @TestFactory
  Stream<DynamicTest> everyEventOfAnOrderIsStoredAndReadAsInItsFile() {
    return OrderExamples.events().entrySet().stream()
        .map(
            example ->
                example(
                    example.getKey(),
                    example.getValue(),
                    event -> text(StockFormat.write(event)),
                    stored -> StockFormat.readOrderEvent(stored.getBytes(UTF_8))));
  }

  @Test
  void everyKindOfEventNewsAndStepOfAnOrderHasItsFile() {
    assertThat(OrderExamples.kinds())
        .containsAll(Families.members(OrderEvent.class).toList())
        .containsAll(Families.members(OrderNews.class).toList())
        .containsAll(Families.members(Step.class).toList());
  }

  private static DynamicTest snapshot(String name, Stock stock) {
    return example(
        name,
        stock,
        of -> text(StockFormat.write(of)),
        stored -> StockFormat.readStock(stored.getBytes(UTF_8)));
  }

  @TestFactory
  Stream<DynamicTest> everyDocumentIsStoredAndReadAsInItsFile() {
    Function<Reservation, String> reservation = StockFormat::document;
    Function<RecordedMovement, String> movement = StockFormat::document;
    return Stream.of(
        snapshot("snapshot", StoredExamples.STOCK),
        snapshot("snapshot-empty", Stock.EMPTY),
        snapshot("snapshot-divided", StoredExamples.DIVIDED_STOCK),
        snapshot("snapshot-sold", SaleExamples.STOCK),
        snapshot("snapshot-guarded", WindowExamples.STOCK),
        snapshot("snapshot-guarded-seen", WindowExamples.SEEN_STOCK),
        example("reservation-sold", SaleExamples.SALE, reservation, StockFormat::readReservation),
        example(
            "reservation-of-retailer",
            StoredExamples.OF_RETAILER,
            reservation,
            StockFormat::readReservation),
        example("policy", StoredExamples.LAYER, PolicyFormat::document, PolicyFormat::readLayer),
        example(
            "policy-bare",
            StoredExamples.BARE_LAYER,
            PolicyFormat::document,
            PolicyFormat::readLayer),
        example(
            "policy-factory",
            StoredExamples.FACTORY_LAYER,
            PolicyFormat::document,
            PolicyFormat::readLayer),
        example("reservation-held", StoredExamples.HELD, reservation, StockFormat::readReservation),
        example(
            "reservation-shipped",
            StoredExamples.SHIPPED,
            reservation,
            StockFormat::readReservation),
        example("recorded-movement", StoredExamples.MOVED, movement, StockFormat::readMovement),
        example(
            "recorded-movement-bare",
            StoredExamples.BARE_MOVED,
            movement,
            StockFormat::readMovement),
        example("profile", StoredExamples.PROFILE, StockFormat::document, StockFormat::readProfile),
        example(
            "profile-bundle",
            CheckoutExamples.BUNDLE,
            StockFormat::document,
            StockFormat::readProfile),
        example(
            "profile-bare",
            StoredExamples.BARE_PROFILE,
            StockFormat::document,
            StockFormat::readProfile));
  }

  @TestFactory
  Stream<DynamicTest> everyKindOfSecretsIsStoredAndReadAsInItsFile() {
    return Stream.of(
            Map.entry("secrets-shopify", secrets(new Credentials.Shopify("shpat_1"))),
            Map.entry("secrets-woocommerce", secrets(new Credentials.WooCommerce("ck_1", "cs_1"))),
            Map.entry("secrets-other", secrets(new Credentials.Generic("sign"))),
            Map.entry("secrets-dated", dated(new Credentials.Shopify("shpat_1"))),
            Map.entry("secrets-bare", StoreKeys.NONE))
        .map(
            example ->
                example(
                    example.getKey(),
                    example.getValue(),
                    secrets -> text(SecretsFormat.document(secrets)),
                    stored -> SecretsFormat.read(stored.getBytes(UTF_8))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsKnownOfShopsIsStoredAndReadAsInItsFile() {
    return Stream.of(
        example("shop-level", ShopExamples.LEVEL, ShopFormat::document, ShopFormat::readLevel),
        example(
            "shop-level-replaced",
            ShopExamples.REPLACED,
            ShopFormat::document,
            ShopFormat::readLevel),
        example(
            "shop-level-contradicted",
            ShopExamples.CONTRADICTED,
            ShopFormat::document,
            ShopFormat::readLevel),
        example("shop-level-bare", LevelState.NONE, ShopFormat::document, ShopFormat::readLevel),
        example("shop-order", ShopExamples.ORDER, ShopFormat::document, ShopFormat::readOrder),
        example("shop-variant", ShopExamples.HEALTH, ShopFormat::document, ShopFormat::readHealth),
        example(
            "shop-variant-bare", ListingHealth.NONE, ShopFormat::document, ShopFormat::readHealth),
        example("shop-feed", ShopExamples.FEED, ShopFormat::document, ShopFormat::readFeed));
  }

  private static StoreKeys secrets(Credentials credentials) {
    return new StoreKeys(
        List.of("new", "old"),
        Optional.of(StoredExamples.AT),
        Optional.of(credentials),
        Optional.empty());
  }

  private static StoreKeys dated(Credentials credentials) {
    return new StoreKeys(
        List.of(), Optional.empty(), Optional.of(credentials), Optional.of(StoredExamples.AT));
  }

  private static <T> DynamicTest example(
      String file, T value, Function<T, String> write, Function<String, T> read) {
    return DynamicTest.dynamicTest(
        file,
        () -> {
          var stored = file(file);
          assertThat(write.apply(value)).isEqualTo(stored);
          assertThat(read.apply(stored)).isEqualTo(value);
        });
  }

  @Test
  void everyKindThatCanBeStoredHasItsFileAndItsName() {
    var events = StoredExamples.events();
    var stored = new ArrayList<Object>(events.values());
    for (var event : events.values()) {
      if (event instanceof StockEvent.Moved moved) {
        stored.add(moved.movement());
      }
    }
    stored.addAll(StoredExamples.STOCK.finished().values());
    stored.addAll(SaleExamples.STOCK.finished().values());
    assertThat(stored.stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StockEvent.class, Movement.class, Finished.class)
                .flatMap(Families::members)
                .filter(type -> type != Movement.Note.class && type != Movement.ShelfChange.class)
                .toList());
    assertThat(events.keySet()).allSatisfy(name -> assertThat(file(name)).contains("\"t\":\""));
  }

  @Test
  void whatIsAbsentInOldBytesHasItsDefault() {
    assertThat(
            StockFormat.readProfile(
                """
                {"title":"Mug","kind":"DROPSHIP"}\
                """))
        .isEqualTo(StoredExamples.BARE_PROFILE);
    assertThat(
            StockFormat.readReservation(
                """
                {"id":"cart-7f3","request":{"channel":"web","quantity":13,"ttlSeconds":900},\
                "attempt":1,"status":"HELD","picks":[{"location":"main","quantity":10},\
                {"location":"shop/2","quantity":3}],"expiresAt":1795257030125}\
                """))
        .isEqualTo(StoredExamples.HELD);
    assertThat(
            StockFormat.readMovement(
                """
                {"id":"m-2","movement":{"t":"receipt","location":"main","quantity":7},"note":{},\
                "changes":[{"location":"main","onHand":7}],"at":1795256130125,"version":43}\
                """))
        .isEqualTo(StoredExamples.BARE_MOVED);
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() {
    var batch = new StockEvent.Committed(StoredExamples.AT, List.of(new StockEvent.Forgotten(3)));
    assertThat(
            StockFormat.readBatch(
                """
                {"at":1795256130125,"by":"somebody","events":[{"t":"forgotten","count":3,\
                "why":{"age":[1,2]}}]}\
                """
                    .getBytes(UTF_8)))
        .isEqualTo(batch);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static String file(String name) {
    var path = "/stored/v1/" + name + ".json";
    try (var file = StoredFormatTest.class.getResourceAsStream(path)) {
      assertThat(file).as("the test resource %s", path).isNotNull();
      return text(file.readAllBytes()).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
