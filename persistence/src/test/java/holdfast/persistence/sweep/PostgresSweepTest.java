package holdfast.persistence.sweep;

import holdfast.persistence.PostgresDatabase;
import holdfast.persistence.TestDatabase;

class PostgresSweepTest extends SweepContract {
  private final PostgresDatabase database = PostgresDatabase.create();

  @Override
  TestDatabase database() {
    return database;
  }
}
