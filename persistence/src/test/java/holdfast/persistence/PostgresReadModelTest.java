package holdfast.persistence;

class PostgresReadModelTest extends ReadModelContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
