-- Changes of policy on their way to the SKUs; the id is the number of the change of master data.
CREATE TABLE IF NOT EXISTS policy_rollout (
  id BIGINT PRIMARY KEY,
  level VARCHAR(20) NOT NULL,
  name VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  started_at BIGINT NOT NULL,
  total BIGINT,
  done BIGINT NOT NULL,
  missed BIGINT NOT NULL,
  last_sku VARCHAR(128),
  finished_at BIGINT
);
