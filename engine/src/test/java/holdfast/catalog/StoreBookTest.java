package holdfast.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The book of stores and listings finds what a plain list finds, after any changes. */
class StoreBookTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 150;
  private static final List<ChannelId> STORES =
      List.of(new ChannelId("a"), new ChannelId("a!"), new ChannelId("b"));

  @Test
  void itFindsWhatAPlainListFinds() {
    var one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
    seeds.forEach(
        seed -> {
          try {
            checkWith(new Random(seed));
          } catch (AssertionError e) {
            fail("seed %d: %s%nReplay it with -Dseed=%d.".formatted(seed, e.getMessage(), seed), e);
          }
        });
  }

  private static void checkWith(Random random) {
    var book = StoreBook.empty();
    var plain = new TreeMap<String, Listing>();
    for (int i = 0; i < STEPS; i++) {
      var store = STORES.get(random.nextInt(STORES.size()));
      var id = "l" + random.nextInt(12);
      if (random.nextInt(4) == 0) {
        book = book.without(store, id);
        plain.remove(store + " " + id);
      } else {
        var listing = listing(random, store, id, i);
        book = book.with(listing);
        plain.put(store + " " + id, listing);
      }
      compare(book, new ArrayList<>(plain.values()));
    }
  }

  private static Listing listing(Random random, ChannelId store, String id, int version) {
    return new Listing(
        store,
        id,
        "v" + id + random.nextInt(2),
        Optional.empty(),
        maybe(random, "i"),
        Optional.empty(),
        maybe(random, "t"),
        maybe(random, "s").map(SkuId::new),
        Optional.empty(),
        version);
  }

  private static Optional<String> maybe(Random random, String prefix) {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(prefix + random.nextInt(3));
  }

  private static void compare(StoreBook book, List<Listing> plain) {
    for (var store : STORES) {
      assertThat(book.listings(store, Optional.empty()).toList())
          .isEqualTo(in(plain, store, _ -> true));
      assertThat(book.listings(store, Optional.of("l11")).toList())
          .isEqualTo(in(plain, store, it -> it.id().compareTo("l11") > 0));
      for (int i = 0; i < 12; i++) {
        var id = "l" + i;
        assertThat(book.listing(store, id).stream().toList())
            .isEqualTo(in(plain, store, it -> it.id().equals(id)));
        for (var variant : List.of("v" + id + "0", "v" + id + "1")) {
          assertThat(book.byVariant(store, variant).stream().toList())
              .isEqualTo(in(plain, store, it -> it.variant().equals(variant)));
        }
      }
      for (int i = 0; i < 3; i++) {
        var item = "i" + i;
        var text = "t" + i;
        assertThat(book.byInventoryItem(store, item))
            .isEqualTo(in(plain, store, it -> it.inventoryItem().filter(item::equals).isPresent()));
        assertThat(book.bySkuText(store, text))
            .isEqualTo(in(plain, store, it -> it.skuText().filter(text::equals).isPresent()));
      }
    }
    for (int i = 0; i < 3; i++) {
      var sku = new SkuId("s" + i);
      assertThat(book.listings(sku))
          .isEqualTo(
              plain.stream()
                  .filter(it -> it.sku().filter(sku::equals).isPresent())
                  .sorted(Comparator.comparing(Listing::store).thenComparing(Listing::id))
                  .toList());
    }
  }

  private static List<Listing> in(List<Listing> all, ChannelId store, Predicate<Listing> filter) {
    return all.stream()
        .filter(listing -> listing.store().equals(store))
        .filter(filter)
        .sorted(Comparator.comparing(Listing::id))
        .toList();
  }

  @Test
  void aListingThatStandsForNothingIsLeftAlone() {
    var unmapped =
        new Listing(
            STORES.getFirst(),
            "l",
            "v",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    assertThat(unmapped.leftAloneFor()).contains(Parked.UNMAPPED);
  }

  @Test
  void storesAreFoundById() {
    var store = store("b");
    var book = StoreBook.empty().with(store).with(store("a"));
    assertThat(book.store(store.id())).contains(store);
    assertThat(book.store(new ChannelId("c"))).isEmpty();
    assertThat(book.stores()).containsExactly(store("a"), store);
  }

  private static Store store(String id) {
    return new Store(
        new ChannelId(id),
        "Store " + id,
        Optional.empty(),
        Platform.GENERIC,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ShopApi.USUAL,
        RestockAuthority.SUPPLIER,
        false,
        Optional.empty(),
        Map.of(),
        SyncLevel.PUSH,
        Optional.empty(),
        OnDrift.CORRECT,
        false,
        1);
  }
}
