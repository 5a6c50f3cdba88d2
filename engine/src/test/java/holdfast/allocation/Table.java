package holdfast.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text block of aligned columns between bars; the first line names them. A line without a bar is
 * a caption for the rows after it.
 */
final class Table {
  /** The column in which a row has its caption. */
  static final String CAPTION = "caption";

  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

  private Table() {}

  /** One map per row, by column. */
  static List<Map<String, String>> rows(String text) {
    var lines = text.lines().filter(line -> !line.isBlank()).toList();
    var header = cells(lines.getFirst());
    var rows = new ArrayList<Map<String, String>>();
    var caption = "";
    for (var line : lines.subList(1, lines.size())) {
      if (line.contains("|")) {
        rows.add(row(header, caption, cells(line)));
      } else {
        caption = line.strip();
      }
    }
    return rows;
  }

  /** What "a 80 b 50" says: numbers by name, in order. */
  static Map<String, Long> numbers(String cell) {
    var numbers = new LinkedHashMap<String, Long>();
    var words = Stream.of(cell.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    for (int i = 0; i < words.size(); i += 2) {
      numbers.put(words.get(i), Long.valueOf(words.get(i + 1)));
    }
    return numbers;
  }

  private static Map<String, String> row(List<String> header, String caption, List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException("a row of another width: " + cells);
    }
    var row = new LinkedHashMap<String, String>();
    row.put(CAPTION, caption);
    for (int i = 0; i < cells.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  private static List<String> cells(String line) {
    return List.of(BAR.split(line.strip(), -1));
  }
}
