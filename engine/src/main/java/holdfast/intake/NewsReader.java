package holdfast.intake;

import holdfast.catalog.Store;
import holdfast.shop.ShopNews;
import java.util.List;

/** Understands what platforms write. */
@FunctionalInterface
public interface NewsReader {
  /** What a delivery says; what can't be understood is {@link ShopNews.Unreadable}. */
  List<ShopNews> read(Store store, Delivered delivery, StoredBody body);
}
