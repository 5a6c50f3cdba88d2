package holdfast.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** The formatter decides. {@code mvn verify -Dtest=FormatTest -Dformat.apply=true} lets it. */
class FormatTest {
  private static final boolean APPLY = Boolean.getBoolean("format.apply");

  @Test
  void everyJavaFileIsFormatted() throws IOException, FormatterException {
    var formatter = new Formatter();
    var misshapen = new ArrayList<Path>();
    for (var file : Repository.files(".java")) {
      var text = Repository.text(file);
      var formatted =
          formatter.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(text, Style.GOOGLE)));
      if (!formatted.equals(text)) {
        misshapen.add(Repository.ROOT.relativize(file));
        if (APPLY) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(misshapen).as(APPLY ? "formatted now" : "not formatted").isEmpty();
  }
}
