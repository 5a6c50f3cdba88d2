-- Units that shops sold without being there, and units that somebody has to look at first.
ALTER TABLE sku_view ADD COLUMN IF NOT EXISTS quarantined BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE sku_view ADD COLUMN IF NOT EXISTS oversold BIGINT DEFAULT 0 NOT NULL;

CREATE TABLE IF NOT EXISTS oversell_view (
  sale VARCHAR(128) COLLATE "C" PRIMARY KEY,
  since BIGINT NOT NULL,
  sku VARCHAR(128) COLLATE "C" NOT NULL,
  channel VARCHAR(128) COLLATE "C" NOT NULL,
  status VARCHAR(20) NOT NULL,
  document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS oversell_view_status ON oversell_view (status, since, sale);
CREATE INDEX IF NOT EXISTS oversell_view_sku ON oversell_view (sku, since, sale);
