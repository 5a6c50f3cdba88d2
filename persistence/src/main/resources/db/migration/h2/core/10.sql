-- How a delivery came.
ALTER TABLE delivery ADD COLUMN IF NOT EXISTS source VARCHAR(10) DEFAULT 'WEBHOOK' NOT NULL;

-- By what each order was first heard of, for as long as deliveries stay; and how many were, by store and day.
CREATE TABLE IF NOT EXISTS heard_order (
  order_key VARCHAR(300) PRIMARY KEY,
  source VARCHAR(10) NOT NULL,
  heard_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS heard_order_at ON heard_order (heard_at);
CREATE TABLE IF NOT EXISTS heard_day (
  store VARCHAR(128) NOT NULL,
  epoch_day BIGINT NOT NULL,
  by_webhook BIGINT NOT NULL,
  by_sweep BIGINT NOT NULL,
  last_webhook_at BIGINT,
  PRIMARY KEY (store, epoch_day)
);

-- Where the sweeps of each kind stand in each store.
CREATE TABLE IF NOT EXISTS sweep (
  store VARCHAR(128) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  asked_at BIGINT,
  started_at BIGINT,
  ended_at BIGINT,
  outcome VARCHAR(20),
  detail VARCHAR(1000) DEFAULT '' NOT NULL,
  position VARCHAR(200),
  seen INTEGER DEFAULT 0 NOT NULL,
  found INTEGER DEFAULT 0 NOT NULL,
  missed INTEGER DEFAULT 0 NOT NULL,
  failures INTEGER DEFAULT 0 NOT NULL,
  complete_at BIGINT,
  PRIMARY KEY (store, kind)
);
CREATE TABLE IF NOT EXISTS webhook_topic (
  store VARCHAR(128) NOT NULL,
  topic VARCHAR(150) NOT NULL,
  state VARCHAR(20) NOT NULL,
  since BIGINT NOT NULL,
  mended_at BIGINT,
  PRIMARY KEY (store, topic)
);
