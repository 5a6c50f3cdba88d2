package holdfast.persistence;

class PostgresCatchUpTest extends CatchUpContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
