-- The last file of numbers of each store, with all that has to be told when it reaches the store. Times are
-- milliseconds.
CREATE TABLE IF NOT EXISTS feed (
  store VARCHAR(128) PRIMARY KEY,
  made_at BIGINT NOT NULL,
  handed_over_at BIGINT,
  document TEXT NOT NULL
);
