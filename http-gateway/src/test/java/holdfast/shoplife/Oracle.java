package holdfast.shoplife;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the shelves must look like in the end: by counting what a shop's orders have become, without
 * a word about deliveries.
 *
 * @param restocks whether the shop's word is enough for units that come back to be on the shelf
 */
record Oracle(Assortment assortment, boolean restocks) {
  SortedMap<String, Figures> figures(Collection<? extends ShopOrder> orders) {
    var figures = new TreeMap<String, Figures>();
    assortment.onHand().forEach((sku, atFirst) -> figures.put(sku, figures(sku, atFirst, orders)));
    return figures;
  }

  private Figures figures(String sku, int atFirst, Collection<? extends ShopOrder> orders) {
    var onHand = atFirst;
    var committed = 0;
    var comingBack = 0;
    for (var order : orders) {
      for (var line : order.isTest ? List.<ShopLine>of() : order.lines) {
        var units = line.article.takes().getOrDefault(sku, 0);
        var restocked = restocks ? line.restocked : 0;
        onHand += units * (restocked - line.shipped);
        committed += order.isSold() ? units * line.open() : 0;
        comingBack += units * (order.comingBack(line) - restocked);
      }
    }
    return new Figures(onHand, 0, committed, onHand - committed, comingBack);
  }
}
