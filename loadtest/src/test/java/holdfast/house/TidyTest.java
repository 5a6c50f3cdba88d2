package holdfast.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small rooms, short lines, nothing left lying about. Each test lists what breaks its rule. */
class TidyTest {
  private static final int FILE_LINES_MAX = 300;
  private static final int LINE_COLUMNS_MAX = 120;
  private static final String[] CODE = {".java", ".sql", ".conf", ".sh", "/holdfast", ".ci/run"};
  private static final String[] TEXT = {
    ".java", ".sql", ".conf", ".sh", "/holdfast", ".ci/run", ".md", ".yaml"
  };

  /** Written in two halves, so that this file is not found by its own rule. */
  private static final Pattern LEFT_OVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

  @Test
  void noFileIsTooLong() {
    assertThat(Repository.files(CODE))
        .filteredOn(file -> Repository.text(file).lines().count() > FILE_LINES_MAX)
        .isEmpty();
  }

  @Test
  void noLineIsTooLong() {
    assertThat(lines(line -> line.length() > LINE_COLUMNS_MAX && !isTableRow(line), TEXT))
        .isEmpty();
  }

  @Test
  void nothingIsLeftToDoInTheCode() {
    assertThat(lines(line -> LEFT_OVER.matcher(line).find(), TEXT)).isEmpty();
  }

  @Test
  void noLineEndsInWhiteSpace() {
    assertThat(lines(line -> !line.stripTrailing().equals(line), CODE)).isEmpty();
  }

  @Test
  void everyLinkInTheDocumentsLeadsSomewhere() {
    assertThat(Repository.files(".md"))
        .allSatisfy(
            file ->
                assertThat(links(file))
                    .allSatisfy(
                        link ->
                            assertThat(file.resolveSibling(link))
                                .as("linked from %s", file)
                                .exists()));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    assertThat(Repository.files(".java").stream().map(Path::getParent).distinct())
        .filteredOn(room -> room.toString().contains("/src/main/"))
        .allSatisfy(room -> assertThat(Files.exists(room.resolve("package-info.java"))).isTrue());
  }

  /** A row of a Markdown table can't be broken. */
  private static boolean isTableRow(String line) {
    return line.startsWith("|");
  }

  private static List<String> links(Path file) {
    return LINK.matcher(Repository.text(file))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
        .toList();
  }

  private static List<String> lines(Predicate<String> rule, String... endings) {
    return Repository.files(endings).stream().flatMap(file -> lines(file, rule)).toList();
  }

  private static Stream<String> lines(Path file, Predicate<String> rule) {
    return Repository.text(file)
        .lines()
        .filter(rule)
        .map(line -> Repository.ROOT.relativize(file) + ": " + line);
  }
}
