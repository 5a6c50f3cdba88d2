package holdfast.persistence.intake;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;

class PostgresHeardTest extends HeardContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
