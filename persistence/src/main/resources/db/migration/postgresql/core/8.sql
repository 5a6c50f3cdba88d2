-- Where the numbers of stores' listings stand: what is wanted, what is on its way, what was confirmed, what went wrong.
CREATE TABLE IF NOT EXISTS listing_number (
  store VARCHAR(128) NOT NULL,
  listing VARCHAR(128) NOT NULL,
  target_sku VARCHAR(128),
  target_units BIGINT,
  target_rule VARCHAR(40),
  target_guarded BOOLEAN,
  target_version BIGINT,
  flight_key VARCHAR(64),
  flight_units BIGINT,
  flight_baseline BIGINT,
  flight_listing_version BIGINT,
  flight_attempt INTEGER,
  flight_sent_at BIGINT,
  acknowledged_units BIGINT,
  acknowledged_version BIGINT,
  acknowledged_listing_version BIGINT,
  acknowledged_at BIGINT,
  trouble_why VARCHAR(1000),
  trouble_attempts INTEGER,
  trouble_next_try BIGINT,
  PRIMARY KEY (store, listing)
);

-- Stores that let nobody in.
CREATE TABLE IF NOT EXISTS store_closure (
  store VARCHAR(128) PRIMARY KEY,
  reason VARCHAR(40) NOT NULL,
  why VARCHAR(1000) NOT NULL,
  closed_at BIGINT NOT NULL,
  store_version BIGINT NOT NULL
);
