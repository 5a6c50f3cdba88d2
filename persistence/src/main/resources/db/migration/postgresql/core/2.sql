-- What a location can deliver; lists are words with spaces between them, and none means all.
ALTER TABLE location ADD COLUMN IF NOT EXISTS kind VARCHAR(20) DEFAULT 'WAREHOUSE' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS regions VARCHAR(10000) DEFAULT '' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS shipping_methods VARCHAR(20000) DEFAULT '' NOT NULL;
ALTER TABLE location ADD COLUMN IF NOT EXISTS lead_time_days INTEGER DEFAULT 0 NOT NULL;
