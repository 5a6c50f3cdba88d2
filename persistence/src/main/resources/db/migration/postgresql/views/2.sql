-- Where each checkout stands, and when somebody has to look after it; never, when it is over.
CREATE TABLE IF NOT EXISTS checkout_view (
  id VARCHAR(128) COLLATE "C" PRIMARY KEY,
  sequence BIGINT NOT NULL,
  phase VARCHAR(20) NOT NULL,
  due_at BIGINT
);
CREATE INDEX IF NOT EXISTS checkout_view_due ON checkout_view (due_at);
