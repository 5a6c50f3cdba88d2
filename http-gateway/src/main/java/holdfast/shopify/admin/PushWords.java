package holdfast.shopify.admin;

import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;

/** What the sync log calls what became of a push. */
final class PushWords {
  private PushWords() {}

  static String of(PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Answered(var lines, _) ->
          lines.values().stream()
              .map(PushWords::of)
              .filter(word -> !word.equals("SHOWN"))
              .sorted()
              .findFirst()
              .orElse("OK");
      case PushAnswer.Throttled _ -> "THROTTLED";
      case PushAnswer.Unsent _ -> "NOT_SENT";
      case PushAnswer.Unknown _ -> "UNKNOWN";
      case PushAnswer.Rejected _ -> "REJECTED";
      case PushAnswer.Closed closed -> closed.reason().name();
    };
  }

  static String of(OfLine line) {
    return switch (line) {
      case OfLine.Shown _ -> "SHOWN";
      case OfLine.Moved _ -> "STALE";
      case OfLine.Unfit unfit -> unfit.reason().name();
      case OfLine.Failed _ -> "TRY_AGAIN";
    };
  }
}
