-- Stores, each of which is also a channel, with their locked secrets and the count of changes when a row was written.
CREATE TABLE IF NOT EXISTS store (
  id VARCHAR(128) PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  retailer VARCHAR(128),
  platform VARCHAR(20) NOT NULL,
  domain VARCHAR(500),
  plan VARCHAR(100),
  location VARCHAR(128),
  platform_location VARCHAR(128),
  restock_authority VARCHAR(20) NOT NULL,
  test_store BOOLEAN NOT NULL,
  hold_seconds INTEGER,
  status_effects VARCHAR(10000) NOT NULL,
  sync_level VARCHAR(20) NOT NULL,
  paused BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  secrets VARBINARY(20000),
  changed BIGINT NOT NULL
);

-- What a store sells under a variant. A removed listing stays, without a variant and with version 0: other nodes see by
-- that row that it was removed.
CREATE TABLE IF NOT EXISTS listing (
  store VARCHAR(128) NOT NULL,
  id VARCHAR(128) NOT NULL,
  variant VARCHAR(128),
  product VARCHAR(128),
  inventory_item VARCHAR(128),
  platform_location VARCHAR(128),
  sku_text VARCHAR(500),
  sku VARCHAR(128),
  parked VARCHAR(30),
  version BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  PRIMARY KEY (store, id)
);
CREATE UNIQUE INDEX IF NOT EXISTS listing_variant_idx ON listing (store, variant);
CREATE INDEX IF NOT EXISTS listing_changed_idx ON listing (changed);
