package holdfast.allocation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The arithmetic of an {@link Allowance} for people: the very steps that decide, with their numbers
 * and in words. The words speak to whoever takes the units.
 *
 * @param result units that may be taken now
 */
public record Explanation(Taker taker, List<Line> lines, long result) {
  /** Keeps its own copy. */
  public Explanation {
    lines = List.copyOf(lines);
  }

  /**
   * One step.
   *
   * @param code the rule's name, see {@link Rule#code}
   * @param label what the step is about, in a few words
   * @param formula how its number is made, in words
   * @param figures the numbers that stand for those words, in order, in units
   * @param left the most that may be taken after this step, in units
   * @param sentence all of it as a sentence
   */
  public record Line(
      String code,
      String label,
      String formula,
      List<Figure> figures,
      long left,
      String sentence) {}

  /** A number and what it means. */
  public record Figure(String name, long units) {}

  static Explanation of(Allowance allowance) {
    var taker = allowance.taker();
    return new Explanation(
        taker,
        allowance.steps().stream().map(step -> Wording.line(taker, step)).toList(),
        allowance.units());
  }

  /** The whole as plain sentences, the result last. */
  public List<String> sentences() {
    var conclusion = "You may take " + Wording.units(result) + " now.";
    return Stream.concat(lines.stream().map(Line::sentence), Stream.of(conclusion)).toList();
  }
}
