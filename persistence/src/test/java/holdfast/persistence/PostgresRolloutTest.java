package holdfast.persistence;

class PostgresRolloutTest extends RolloutContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
