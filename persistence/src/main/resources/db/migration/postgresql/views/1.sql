-- What is derived from the journal.
CREATE TABLE IF NOT EXISTS sku_view (
  sku VARCHAR(128) COLLATE "C" PRIMARY KEY,
  sequence BIGINT NOT NULL,
  version BIGINT NOT NULL,
  category TEXT,
  kind VARCHAR(20) NOT NULL,
  profile TEXT NOT NULL,
  on_hand BIGINT NOT NULL,
  held BIGINT NOT NULL,
  committed BIGINT NOT NULL,
  damaged BIGINT NOT NULL,
  available BIGINT NOT NULL,
  shortage BIGINT NOT NULL,
  due_at BIGINT
);
CREATE INDEX IF NOT EXISTS sku_view_due ON sku_view (due_at);

CREATE TABLE IF NOT EXISTS movement_view (
  sku VARCHAR(128) COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (sku, version)
);

CREATE TABLE IF NOT EXISTS reservation_view (
  id VARCHAR(128) COLLATE "C" PRIMARY KEY,
  sku VARCHAR(128) COLLATE "C" NOT NULL,
  document TEXT NOT NULL
);

-- Everything in the journal up to this place is in the tables above.
CREATE TABLE IF NOT EXISTS projection (
  id INTEGER PRIMARY KEY,
  watermark BIGINT NOT NULL
);
INSERT INTO projection VALUES (1, 0) ON CONFLICT DO NOTHING;
