-- Which reservation a shipment or a return names.
ALTER TABLE movement_view ADD COLUMN IF NOT EXISTS reservation VARCHAR(128) COLLATE "C";
UPDATE movement_view SET reservation = CAST(document AS jsonb) -> 'movement' ->> 'reservation'
  WHERE reservation IS NULL;
CREATE INDEX IF NOT EXISTS movement_view_reservation ON movement_view (reservation)
  WHERE reservation IS NOT NULL;
