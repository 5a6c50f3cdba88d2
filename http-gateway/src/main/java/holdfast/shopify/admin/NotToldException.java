package holdfast.shopify.admin;

/** Ends a row of questions of which one was not answered. */
final class NotToldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient AdminAnswer answer;

  NotToldException(AdminAnswer answer) {
    super(answer.told(), null, false, false);
    this.answer = answer;
  }

  /** What a stage failed with: an answer, or something that nobody foresaw. */
  static AdminAnswer answer(Throwable failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof NotToldException notTold
        ? notTold.answer
        : new AdminAnswer.Unknown("the answer can't be understood: " + cause);
  }
}
