package holdfast.persistence;

class PostgresCartReadModelTest extends CartReadModelContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
