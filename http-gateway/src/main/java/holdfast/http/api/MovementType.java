package holdfast.http.api;

import holdfast.stock.Movement;

/** The kinds of movements, as clients name them. */
enum MovementType {
  RECEIPT,
  COUNT,
  ADJUSTMENT,
  DAMAGE,
  QUARANTINE,
  CLEARANCE,
  TRANSFER,
  SHIPMENT,
  RETURN;

  static MovementType of(Movement movement) {
    return switch (movement) {
      case Movement.Receipt _ -> RECEIPT;
      case Movement.Count _ -> COUNT;
      case Movement.Adjustment _ -> ADJUSTMENT;
      case Movement.Damage _ -> DAMAGE;
      case Movement.Quarantine _ -> QUARANTINE;
      case Movement.Clearance _ -> CLEARANCE;
      case Movement.Transfer _ -> TRANSFER;
      case Movement.Shipment _ -> SHIPMENT;
      case Movement.Return _ -> RETURN;
    };
  }
}
