package holdfast.outbound;

/** Stands for a connection that our own rules forbid; the message says which rule. */
final class ForbiddenAddressException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException(String message) {
    super(message);
  }
}
