package holdfast.persistence;

class PostgresStorageTest extends StorageContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
