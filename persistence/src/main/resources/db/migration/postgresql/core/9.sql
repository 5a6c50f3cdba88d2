-- Exchanges with stores. Ids are in the order in which they were written down; times are milliseconds.
CREATE TABLE IF NOT EXISTS exchange (
  id VARCHAR(26) COLLATE "C" PRIMARY KEY,
  store VARCHAR(128) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  outcome VARCHAR(100) NOT NULL,
  began_at BIGINT NOT NULL,
  took BIGINT NOT NULL,
  push_key VARCHAR(200),
  status INTEGER,
  line_count INTEGER NOT NULL,
  lines_failed INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS exchange_store ON exchange (store, id);
CREATE INDEX IF NOT EXISTS exchange_store_kind ON exchange (store, kind, id);
CREATE INDEX IF NOT EXISTS exchange_store_outcome ON exchange (store, outcome, id);
CREATE INDEX IF NOT EXISTS exchange_kind ON exchange (kind, id);
CREATE INDEX IF NOT EXISTS exchange_outcome ON exchange (outcome, id);

-- Apart from the rest, which lists and figures read without it.
CREATE TABLE IF NOT EXISTS exchange_body (
  id VARCHAR(26) COLLATE "C" PRIMARY KEY,
  request VARCHAR NOT NULL,
  request_length INTEGER NOT NULL,
  response VARCHAR NOT NULL,
  response_length INTEGER NOT NULL
);

-- Store and kind stand here, too, so that a listing's or SKU's exchanges are found in one index.
CREATE TABLE IF NOT EXISTS exchange_line (
  exchange VARCHAR(26) COLLATE "C" NOT NULL,
  place INTEGER NOT NULL,
  store VARCHAR(128) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  listing VARCHAR(128) NOT NULL,
  sku VARCHAR(128),
  from_units BIGINT,
  to_units BIGINT,
  outcome VARCHAR(100) NOT NULL,
  PRIMARY KEY (exchange, place)
);
CREATE INDEX IF NOT EXISTS exchange_line_listing ON exchange_line (listing, exchange, store);
CREATE INDEX IF NOT EXISTS exchange_line_sku ON exchange_line (sku, exchange, store);

CREATE INDEX IF NOT EXISTS drift_state_store ON drift (state, store);
