package holdfast.http.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is wrong with a request, so that its author can mend everything at once. What was
 * refused reads as a placeholder until {@link #check} ends the reading.
 */
public final class Findings {
  /** Stands for a text or an id that was refused; the rules for both allow it. */
  public static final String PLACEHOLDER = "-";

  /** Enough to mend by hand; what fails more often fails for one reason. */
  private static final int MOST = 20;

  private final List<Finding> findings = new ArrayList<>(0);

  private record Finding(String field, String message) {}

  /**
   * Notes that something is wrong.
   *
   * @param field JSON pointer into the body, or the name of a parameter or header
   * @param message what would be right, as the end of a sentence about the field
   */
  public void add(String field, String message) {
    if (findings.size() < MOST) {
      findings.add(new Finding(field, message));
    }
  }

  /** Reads a text with at most {@code max} characters that stands in {@code field}. */
  public String text(String field, String text, int max) {
    if (Allowed.isText(text, max)) {
      return text;
    }
    add(field, Allowed.text(max));
    return PLACEHOLDER;
  }

  /**
   * Goes on only if nothing is wrong.
   *
   * @throws ProblemException with everything that is wrong
   */
  public void check() {
    check(ProblemCode.INVALID_REQUEST);
  }

  /**
   * Goes on only if nothing is wrong.
   *
   * @throws ProblemException of this {@code code}, with everything that is wrong
   */
  public void check(ProblemCode code) {
    if (!findings.isEmpty()) {
      throw new ProblemException(problem(code));
    }
  }

  /**
   * Goes on only if nothing is wrong with what a body names.
   *
   * @throws ProblemException of this {@code code} with status 422, with everything that is wrong
   */
  public void checkUnprocessable(ProblemCode code) {
    if (!findings.isEmpty()) {
      throw new ProblemException(problem(code).withStatus(422));
    }
  }

  /** The problem with one field. */
  public static Problem problem(String field, String message) {
    var findings = new Findings();
    findings.add(field, message);
    return findings.problem(ProblemCode.INVALID_REQUEST);
  }

  private Problem problem(ProblemCode code) {
    var first = findings.getFirst();
    var others = findings.size() == 1 ? "" : " (and %d more)".formatted(findings.size() - 1);
    return Problem.of(code, first.field() + " " + first.message() + others + ".")
        .with(
            json -> {
              json.writeArrayFieldStart("errors");
              for (var finding : findings) {
                json.writeStartObject();
                json.writeStringField("field", finding.field());
                json.writeStringField("message", finding.message());
                json.writeEndObject();
              }
              json.writeEndArray();
            });
  }
}
