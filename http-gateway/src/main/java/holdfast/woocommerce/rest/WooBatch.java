package holdfast.woocommerce.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.delivery.Part;
import holdfast.delivery.Reading;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer.OfLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a shop is told in one call, and its answer to each: the shop answers 200 also when
 * it has refused some of them. Pure.
 */
record WooBatch(List<Push.Line> lines) {
  WooCall call() {
    var update = JsonNodeFactory.instance.arrayNode();
    lines.forEach(line -> update.add(WooTarget.of(line.listing()).line(line.units())));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("update", update);
    return WooCall.post(WooTarget.of(lines.getFirst().listing()).room() + "/batch", body);
  }

  /**
   * What the shop's answer says for certain, by the listing's id. A line of which it shows another
   * number than it was told, or none, is missing here: only a look can tell.
   */
  Map<String, OfLine> read(byte[] body) {
    var byId =
        Reading.object(body, answer -> byId(answer.parts("update")))
                instanceof Reading.Understood<Map<String, Part>>(var understood)
            ? understood
            : Map.<String, Part>of();
    var told = new HashMap<String, OfLine>();
    for (var line : lines) {
      Optional.ofNullable(byId.get(WooTarget.of(line.listing()).id()))
          .flatMap(product -> certain(line, product))
          .ifPresent(answer -> told.put(line.listing().id(), answer));
    }
    return told;
  }

  private static Map<String, Part> byId(List<Part> products) {
    var byId = new HashMap<String, Part>();
    for (var product : products) {
      if (product.alone(of -> of.id("id")) instanceof Reading.Understood<String>(var id)) {
        byId.put(id, product);
      }
    }
    return byId;
  }

  private static Optional<OfLine> certain(Push.Line line, Part product) {
    if (product.has("error")) {
      var error = product.alone(of -> WooReply.complaint(of.part("error")));
      return Optional.of(
          error instanceof Reading.Understood<WooReply.Complaint>(var complaint)
              ? WooFlaws.of(complaint.code(), complaint.message())
              : new OfLine.Failed("the shop says that something is wrong, but not what"));
    }
    return WooLevel.of(product) instanceof WooLevel.Shown(var level)
            && level.number() == line.units()
        ? Optional.of(new OfLine.Shown(level))
        : Optional.empty();
  }

  /** For the log. */
  List<Exchange.Line> logged(Map<String, OfLine> told) {
    return lines.stream()
        .map(
            line ->
                new Exchange.Line(
                    line.listing().id(),
                    line.baseline(),
                    Optional.of(line.units()),
                    outcome(told.get(line.listing().id()))))
        .toList();
  }

  private static String outcome(@Nullable OfLine answer) {
    return switch (answer) {
      case null -> "UNCERTAIN";
      case OfLine.Shown _ -> "SHOWN";
      case OfLine.Moved _ -> "MOVED";
      case OfLine.Unfit(var reason, var _) -> reason.name();
      case OfLine.Failed _ -> "FAILED";
    };
  }

  /** Lines that the answer did not settle. */
  List<Push.Line> open(Map<String, OfLine> told) {
    return lines.stream().filter(line -> !told.containsKey(line.listing().id())).toList();
  }

  /** Every line, answered the same. */
  Map<String, OfLine> all(OfLine answer) {
    var all = new HashMap<String, OfLine>();
    lines.forEach(line -> all.put(line.listing().id(), answer));
    return all;
  }

  /** Two batches of half the size; none if it is one line only. */
  List<WooBatch> halves() {
    var middle = lines.size() / 2;
    return middle == 0
        ? List.of()
        : List.of(
            new WooBatch(new ArrayList<>(lines.subList(0, middle))),
            new WooBatch(new ArrayList<>(lines.subList(middle, lines.size()))));
  }
}
