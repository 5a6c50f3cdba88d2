package holdfast.feed;

import java.util.List;

/** Numbers as a file of RFC 4180, in UTF-8. Pure. */
final class FeedFile {
  private static final String LINE_END = "\r\n";
  private static final String HEADER = "listing,variant,sku,quantity" + LINE_END;

  /** What spreadsheets take for the begin of a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private FeedFile() {}

  static String of(List<Feed.Line> lines) {
    var file = new StringBuilder(HEADER);
    for (var line : lines) {
      file.append(field(line.listing()))
          .append(',')
          .append(field(line.variant()))
          .append(',')
          .append(field(line.sku().value()))
          .append(',')
          .append(line.units())
          .append(LINE_END);
    }
    return file.toString();
  }

  /** An apostrophe before what a spreadsheet would carry out makes it a text. */
  private static String field(String text) {
    var isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    var shown = isFormula ? "'" + text : text;
    var isPlain = shown.chars().noneMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n');
    return isPlain ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
  }
}
