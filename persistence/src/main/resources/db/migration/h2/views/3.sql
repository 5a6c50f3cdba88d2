-- Which reservation a shipment or a return names. Of what an id may have, JSON escapes only " and \.
ALTER TABLE movement_view ADD COLUMN IF NOT EXISTS reservation VARCHAR(128);
UPDATE movement_view SET reservation =
  REPLACE(REPLACE(REGEXP_REPLACE(
    CAST((document FORMAT JSON)."movement"."reservation" AS VARCHAR), '^"|"$', ''), '\"', '"'), '\\', '\')
  WHERE reservation IS NULL;
CREATE INDEX IF NOT EXISTS movement_view_reservation ON movement_view (reservation);
