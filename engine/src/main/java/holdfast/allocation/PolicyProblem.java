package holdfast.allocation;

/**
 * One thing that is wrong with a policy.
 *
 * @param pointer the field, as a JSON pointer into the policy
 * @param problem what it says and why that cannot be
 * @param remedy what would be right
 */
public record PolicyProblem(String pointer, String problem, String remedy) {
  @Override
  public String toString() {
    return pointer + " " + problem + ": " + remedy;
  }
}
