package holdfast.persistence.publish;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;

class PostgresPublishTest extends PublishContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
