package holdfast.stock;

import holdfast.catalog.LocationId;
import java.util.Optional;

/**
 * Something that happened to units on shelves. Quantities are in units; only {@link Adjustment} may
 * be negative.
 */
public sealed interface Movement {
  /** Where it happened; for a transfer, where the units left. */
  LocationId location();

  /** Units that it was about. */
  int quantity();

  /** Units arrived. */
  record Receipt(LocationId location, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Receipt {
      Quantity.require(quantity, 1);
    }
  }

  /** The shelf was counted: {@code quantity} good units are there now. */
  record Count(LocationId location, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Count {
      Quantity.require(quantity, 0);
    }
  }

  /** A correction by {@code quantity} units, up or down. Its note must name reason and operator. */
  record Adjustment(LocationId location, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Adjustment {
      Quantity.require(Math.abs(quantity), 1);
    }
  }

  /** Good units became damaged. */
  record Damage(LocationId location, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Damage {
      Quantity.require(quantity, 1);
    }
  }

  /** Good units were set aside until somebody has looked at them. */
  record Quarantine(LocationId location, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Quarantine {
      Quantity.require(quantity, 1);
    }
  }

  /** Units in quarantine were looked at, and leave it as good or damaged ones. */
  record Clearance(LocationId location, int quantity, Disposition disposition) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Clearance {
      Quantity.require(quantity, 1);
    }
  }

  /** Units went to another location. */
  record Transfer(LocationId location, LocationId to, int quantity) implements Movement {
    /** Refuses quantities that no client can mean. */
    public Transfer {
      Quantity.require(quantity, 1);
    }
  }

  /** Committed units of a confirmed reservation left, if need be from where others were picked. */
  record Shipment(LocationId location, ReservationId reservation, int quantity)
      implements Movement {
    /** Refuses quantities that no client can mean. */
    public Shipment {
      Quantity.require(quantity, 1);
    }
  }

  /** Units came back, of a reservation when it is known. */
  record Return(
      LocationId location,
      int quantity,
      Disposition disposition,
      Optional<ReservationId> reservation)
      implements Movement {
    /** Refuses quantities that no client can mean. */
    public Return {
      Quantity.require(quantity, 1);
    }
  }

  /** What becomes of units that came back, or that were looked at. */
  enum Disposition {
    /** They are good and may be sold again. */
    RESTOCK,
    /** They are counted as damaged. */
    DAMAGED,
    /** They are set aside until somebody has looked at them. */
    QUARANTINE
  }

  /** Who says so, and why. */
  record Note(Optional<String> reason, Optional<String> operator) {
    /** A note that says nothing. */
    public static final Note NONE = new Note(Optional.empty(), Optional.empty());
  }

  /**
   * What a movement did to one shelf, in units. The sum of all {@code onHand} is what is on hand
   * (I4).
   */
  record ShelfChange(LocationId location, int onHand, int damaged, int quarantined) {
    /** Nothing went into quarantine or left it. */
    public ShelfChange(LocationId location, int onHand, int damaged) {
      this(location, onHand, damaged, 0);
    }
  }
}
