package holdfast.shoplife;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a shop sells, and what of it there is.
 *
 * @param onHand units of each of our SKUs at the beginning
 * @param articles at least one of them stands for a SKU
 */
record Assortment(SortedMap<String, Integer> onHand, List<Article> articles) {
  private static final int PLENTY = 500;

  /** Two articles are one SKU now and then, and some stand for none. */
  static Assortment of(Dice dice, long firstId) {
    var onHand = new TreeMap<String, Integer>();
    var articles = new ArrayList<Article>();
    var skus = dice.between(1, 4);
    for (int i = 1; i <= skus; i++) {
      var sku = "SKU-" + i;
      onHand.put(sku, PLENTY + dice.between(0, 9));
      for (int j = dice.chance(30) ? 2 : 1; j > 0; j--) {
        var product = firstId + articles.size() * 100L;
        articles.add(
            new Article(
                Optional.of(product),
                dice.chance(70) ? Optional.of(product + 7) : Optional.empty(),
                skuText(dice, sku),
                Map.of(sku, 1)));
      }
    }
    if (dice.chance(40)) {
      var product = firstId + 90_000;
      articles.add(
          new Article(Optional.of(product), Optional.of(product + 1), Optional.of("?"), Map.of()));
    }
    return new Assortment(onHand, List.copyOf(articles));
  }

  private static Optional<String> skuText(Dice dice, String sku) {
    return dice.chance(80) ? Optional.of(sku) : Optional.of("");
  }
}
