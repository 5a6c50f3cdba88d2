package holdfast.persistence.sync;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;

class PostgresSyncLogTest extends SyncLogContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
