package holdfast.persistence.catalog;

import holdfast.allocation.PolicyLevel;
import holdfast.catalog.SkuId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a level of policies is written in a table's columns {@code level} and {@code name}. */
record LevelKey(String level, String name) {
  private static final String GLOBAL = "GLOBAL";
  private static final String CATEGORY = "CATEGORY";
  private static final String SKU = "SKU";

  static LevelKey of(PolicyLevel level) {
    return switch (level) {
      case PolicyLevel.Global _ -> new LevelKey(GLOBAL, "");
      case PolicyLevel.OfCategory(var category) -> new LevelKey(CATEGORY, category);
      case PolicyLevel.OfSku(var sku) -> new LevelKey(SKU, sku.value());
    };
  }

  /** Reads the level from the columns at {@code first} and behind it. */
  static PolicyLevel read(ResultSet row, int first) throws SQLException {
    var name = row.getString(first + 1);
    var level = row.getString(first);
    return switch (level) {
      case GLOBAL -> new PolicyLevel.Global();
      case CATEGORY -> new PolicyLevel.OfCategory(name);
      case SKU -> new PolicyLevel.OfSku(new SkuId(name));
      default -> throw new IllegalStateException("a policy of an unknown level: " + level);
    };
  }

  /** Sets the parameters at {@code first} and behind it. */
  void bind(PreparedStatement statement, int first) throws SQLException {
    statement.setString(first, level);
    statement.setString(first + 1, name);
  }
}
