package holdfast.http.security;

import holdfast.access.ApiKey;
import holdfast.access.Scope;

/** What a key must allow for a call. */
public enum Access {
  /** Everybody may call, without a key. */
  OPEN,
  /** Shops, who sign what they deliver instead of showing a key. */
  SIGNED,
  /** Calls about reservations. */
  RESERVE,
  /** Movements, and defining SKUs. */
  STOCK,
  /** Reading numbers and master data: every key may. */
  READ,
  /** Master data and keys. */
  ADMIN;

  /** Whether {@code key} is enough. */
  public boolean admits(ApiKey key) {
    return switch (this) {
      case OPEN, SIGNED, READ -> true;
      case RESERVE -> key.allows(Scope.RESERVE);
      case STOCK -> key.allows(Scope.STOCK);
      case ADMIN -> key.allows(Scope.ADMIN);
    };
  }
}
