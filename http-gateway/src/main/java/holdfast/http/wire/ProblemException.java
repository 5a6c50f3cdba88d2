package holdfast.http.wire;

/**
 * Carries a problem from where a request is read to the one place that answers. Without a stack
 * trace: it is the client's mistake, not ours.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Never serialized: it does not leave the process.
  private final Problem problem;

  /** Carries {@code problem}. */
  public ProblemException(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
