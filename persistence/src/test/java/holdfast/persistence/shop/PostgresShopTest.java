package holdfast.persistence.shop;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;

class PostgresShopTest extends ShopContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
