-- The journal and snapshots are the tables of Pekko Persistence JDBC, without what Holdfast does not use.
-- H2 commits each statement of a definition by itself, so every one of them can be repeated.
CREATE TABLE IF NOT EXISTS PUBLIC."event_journal" (
  "ordering" BIGINT NOT NULL AUTO_INCREMENT,
  "deleted" BOOLEAN DEFAULT false NOT NULL,
  "persistence_id" VARCHAR(255) NOT NULL,
  "sequence_number" BIGINT NOT NULL,
  "writer" VARCHAR NOT NULL,
  "write_timestamp" BIGINT NOT NULL,
  "adapter_manifest" VARCHAR NOT NULL,
  "event_payload" BLOB NOT NULL,
  "event_ser_id" INTEGER NOT NULL,
  "event_ser_manifest" VARCHAR NOT NULL,
  "meta_payload" BLOB,
  "meta_ser_id" INTEGER,
  "meta_ser_manifest" VARCHAR,
  PRIMARY KEY ("persistence_id", "sequence_number")
);
CREATE UNIQUE INDEX IF NOT EXISTS "event_journal_ordering_idx" ON PUBLIC."event_journal" ("ordering");

CREATE TABLE IF NOT EXISTS PUBLIC."event_tag" (
  "event_id" BIGINT NOT NULL,
  "tag" VARCHAR NOT NULL,
  PRIMARY KEY ("event_id", "tag")
);

CREATE TABLE IF NOT EXISTS PUBLIC."snapshot" (
  "persistence_id" VARCHAR(255) NOT NULL,
  "sequence_number" BIGINT NOT NULL,
  "created" BIGINT NOT NULL,
  "snapshot_ser_id" INTEGER NOT NULL,
  "snapshot_ser_manifest" VARCHAR NOT NULL,
  "snapshot_payload" BLOB NOT NULL,
  "meta_ser_id" INTEGER,
  "meta_ser_manifest" VARCHAR,
  "meta_payload" BLOB,
  PRIMARY KEY ("persistence_id", "sequence_number")
);

CREATE TABLE IF NOT EXISTS location (
  id VARCHAR(128) PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  priority INTEGER NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS channel (
  id VARCHAR(128) PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS api_key (
  id VARCHAR(128) PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  hash CHAR(64) NOT NULL UNIQUE,
  scopes VARCHAR(200) NOT NULL,
  channel VARCHAR(128),
  created_at BIGINT NOT NULL
);

-- Counts changes of the master data above, so that other nodes notice them.
CREATE TABLE IF NOT EXISTS catalog_change (
  id INTEGER PRIMARY KEY,
  number BIGINT NOT NULL
);
MERGE INTO catalog_change KEY (id) VALUES (1, 0);
