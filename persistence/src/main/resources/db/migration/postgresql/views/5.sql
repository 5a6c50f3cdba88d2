-- Where each order and cart of a store stands, and when somebody has to look after it; never, when nothing is left to
-- do. The document is what it last reported: its lines and their troubles.
CREATE TABLE IF NOT EXISTS order_view (
  id VARCHAR(255) COLLATE "C" PRIMARY KEY,
  store VARCHAR(128) COLLATE "C" NOT NULL,
  number VARCHAR(100) COLLATE "C" NOT NULL,
  kind VARCHAR(10) NOT NULL,
  sequence BIGINT NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  changed_at BIGINT,
  due_at BIGINT,
  document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS order_view_due ON order_view (due_at);
CREATE INDEX IF NOT EXISTS order_view_state ON order_view (state, id);
CREATE INDEX IF NOT EXISTS order_view_store ON order_view (store, id);
