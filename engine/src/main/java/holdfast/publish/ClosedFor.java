package holdfast.publish;

/** Why a store lets nobody in. The names are part of the API, and stored. */
public enum ClosedFor {
  /** Nobody gave credentials. */
  NO_CREDENTIALS,
  /** The credentials are not valid, or don't allow what is asked. */
  UNAUTHORIZED,
  /** The platform has frozen or locked the shop. */
  FROZEN,
  /** The platform takes us for an attacker. */
  HOSTILE,
  /** There is no such shop at this address. */
  GONE,
  /** Our own rules forbid to call the address. */
  FORBIDDEN_ADDRESS
}
