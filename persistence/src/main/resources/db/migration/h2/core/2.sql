-- What a location can deliver; lists are words with spaces between them, and none means all.
ALTER TABLE location ADD COLUMN IF NOT EXISTS kind VARCHAR(20) DEFAULT 'WAREHOUSE' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS regions VARCHAR(10000) DEFAULT '' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS shipping_methods VARCHAR(20000) DEFAULT '' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS lead_time_days INTEGER DEFAULT 0 NOT NULL;
-- Retailers, on whose account a channel may sell, and what divides the units between them.
CREATE TABLE IF NOT EXISTS retailer (
  id VARCHAR(128) PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  version BIGINT NOT NULL
);

ALTER TABLE channel ADD COLUMN IF NOT EXISTS retailer VARCHAR(128);

-- What one level says: GLOBAL, CATEGORY or SKU, and the name of the category or SKU.
CREATE TABLE IF NOT EXISTS policy (
  level VARCHAR(20) NOT NULL,
  name VARCHAR(200) NOT NULL,
  document VARCHAR NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (level, name)
);
