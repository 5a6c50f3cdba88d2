-- What shops delivered. Ids are in the order in which deliveries came; times are milliseconds.
CREATE TABLE IF NOT EXISTS delivery (
  id VARCHAR(26) PRIMARY KEY,
  store VARCHAR(128) NOT NULL,
  platform VARCHAR(20) NOT NULL,
  topic VARCHAR(150) NOT NULL,
  webhook_id VARCHAR(150),
  event_id VARCHAR(150),
  resource VARCHAR(150),
  api_version VARCHAR(150),
  triggered_at BIGINT,
  received_at BIGINT NOT NULL,
  size INTEGER NOT NULL,
  sha256 CHAR(64) NOT NULL,
  duplicate_key VARCHAR(700) NOT NULL,
  duplicates INTEGER DEFAULT 0 NOT NULL,
  state VARCHAR(20) NOT NULL,
  outcome VARCHAR(1000),
  order_number VARCHAR(100),
  attempts INTEGER DEFAULT 0 NOT NULL,
  took BIGINT,
  processed_at BIGINT,
  holder VARCHAR(200) NOT NULL,
  held_until BIGINT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS delivery_duplicate ON delivery (duplicate_key);
CREATE INDEX IF NOT EXISTS delivery_state ON delivery (state, id);
CREATE INDEX IF NOT EXISTS delivery_store ON delivery (store, id);
CREATE INDEX IF NOT EXISTS delivery_order ON delivery (order_number, id);

-- Apart from the rest, which is written again when the delivery has been worked on.
CREATE TABLE IF NOT EXISTS delivery_body (
  id VARCHAR(26) PRIMARY KEY,
  form VARCHAR(10) NOT NULL,
  body CHARACTER LARGE OBJECT NOT NULL
);

CREATE TABLE IF NOT EXISTS delivery_sku (
  sku VARCHAR(128) NOT NULL,
  delivery VARCHAR(26) NOT NULL,
  PRIMARY KEY (sku, delivery)
);
CREATE INDEX IF NOT EXISTS delivery_sku_delivery ON delivery_sku (delivery);

-- What a person must look at, and what became of it. The id of a delivery is its entry's, too.
CREATE TABLE IF NOT EXISTS review (
  id VARCHAR(300) PRIMARY KEY,
  store VARCHAR(128) NOT NULL,
  reason VARCHAR(20) NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  order_number VARCHAR(100),
  state VARCHAR(20) NOT NULL,
  since BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  operator VARCHAR(200),
  note VARCHAR(1000),
  settled_at BIGINT
);
CREATE INDEX IF NOT EXISTS review_state ON review (state, id);
