package holdfast.persistence;

class PostgresOversellViewTest extends OversellViewContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
