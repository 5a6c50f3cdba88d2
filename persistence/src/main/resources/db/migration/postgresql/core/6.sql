-- What is known of the numbers that shops show, of what their orders took from them, and of the variants behind
-- listings. A row changes only from the version that was read.
CREATE TABLE IF NOT EXISTS shop_level (
  store VARCHAR(128) NOT NULL,
  item VARCHAR(128) NOT NULL,
  location VARCHAR(128) NOT NULL,
  document VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  due_at BIGINT,
  PRIMARY KEY (store, item, location)
);
CREATE INDEX IF NOT EXISTS shop_level_due ON shop_level (due_at);

CREATE TABLE IF NOT EXISTS shop_order (
  store VARCHAR(128) NOT NULL,
  number VARCHAR(128) NOT NULL,
  document VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (store, number)
);

CREATE TABLE IF NOT EXISTS shop_variant (
  store VARCHAR(128) NOT NULL,
  variant VARCHAR(128) NOT NULL,
  document VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (store, variant)
);

-- Shops that showed another number than expected. Ids are in the order in which that was recorded.
CREATE TABLE IF NOT EXISTS drift (
  id VARCHAR(26) PRIMARY KEY,
  store VARCHAR(128) NOT NULL,
  item VARCHAR(128) NOT NULL,
  location VARCHAR(128) NOT NULL,
  listing VARCHAR(128) NOT NULL,
  sku VARCHAR(128),
  seen INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  cause VARCHAR(30) NOT NULL,
  seen_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL
);
CREATE INDEX IF NOT EXISTS drift_state ON drift (state, id);
CREATE INDEX IF NOT EXISTS drift_store ON drift (store, id);
CREATE INDEX IF NOT EXISTS drift_sku ON drift (sku, id);
CREATE INDEX IF NOT EXISTS drift_level ON drift (store, item, location, seen_at);
