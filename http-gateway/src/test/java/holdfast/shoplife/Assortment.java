package holdfast.shoplife;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  /** What our only bundle is called, if there is one. */
  static final String BUNDLE = "SET";

  private static final int PLENTY = 500;
  private static final int UNITS_IN_BUNDLE_MAX = 3;

  /** Two articles are one SKU now and then, one is a bundle, and some stand for none. */
  static Assortment of(Dice dice, long firstId) {
    var onHand = new TreeMap<String, Integer>();
    var articles = new ArrayList<Article>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      var sku = "SKU-" + i;
      onHand.put(sku, PLENTY + dice.between(0, 9));
      for (int j = dice.chance(30) ? 2 : 1; j > 0; j--) {
        articles.add(article(dice, firstId + articles.size() * 100L, sku, Map.of(sku, 1)));
      }
    }
    if (dice.chance(40)) {
      var takes = new LinkedHashMap<String, Integer>();
      dice.some(List.copyOf(onHand.keySet()))
          .forEach(sku -> takes.put(sku, dice.between(1, UNITS_IN_BUNDLE_MAX)));
      articles.add(article(dice, firstId + articles.size() * 100L, BUNDLE, takes));
    }
    if (dice.chance(40)) {
      var product = firstId + 90_000;
      articles.add(
          new Article(
              Optional.of(product),
              Optional.of(product + 1),
              Optional.of("?"),
              Optional.empty(),
              Map.of()));
    }
    return new Assortment(onHand, List.copyOf(articles));
  }

  private static Article article(Dice dice, long product, String sku, Map<String, Integer> takes) {
    return new Article(
        Optional.of(product),
        dice.chance(70) ? Optional.of(product + 7) : Optional.empty(),
        dice.chance(80) ? Optional.of(sku) : Optional.of(""),
        Optional.of(sku),
        takes);
  }
}
