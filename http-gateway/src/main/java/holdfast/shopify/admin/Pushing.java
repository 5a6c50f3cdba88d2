package holdfast.shopify.admin;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import holdfast.catalog.Store;
import holdfast.publish.Exchange;
import holdfast.publish.Push;
import holdfast.publish.PushAnswer;
import holdfast.publish.PushAnswer.OfLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One push. A shop sets all numbers of a call or none. What it names as wrong is answered for, and
 * the rest is to be pushed again; an item that it does not stock is stocked, once. Where it names
 * nothing, the lines are told in two halves, down to the wrong one. All keys come from that of the
 * push: the same push sent again asks the same questions, and has each carried out once.
 */
record Pushing(AdminApi api, Store store, Push push) {
  CompletionStage<PushAnswer> run() {
    var unsent = new HashMap<String, OfLine>();
    var lines = new ArrayList<SetLine>();
    for (var line : push.lines()) {
      switch (SetLine.of(store, line)) {
        case SetLine.Ready(var ready) -> lines.add(ready);
        case SetLine.Unready(var why) -> unsent.put(line.listing().id(), why);
      }
    }
    return lines.isEmpty()
        ? done(new PushAnswer.Answered(unsent, Duration.ZERO))
        : set(lines, push.key(), true).thenApply(answer -> joined(unsent, answer, lines));
  }

  /**
   * Sets lines.
   *
   * @param mayStock whether items that are not stocked may be stocked now
   */
  private CompletionStage<PushAnswer> set(List<SetLine> lines, String key, boolean mayStock) {
    return api.ask(store, AdminDocument.SET_QUANTITIES, variables(lines, key))
        .thenCompose(asked -> heard(new Told(asked, lines, key, mayStock)));
  }

  /** Lines that were told, and how the shop answered. */
  private record Told(Asked asked, List<SetLine> lines, String key, boolean mayStock) {}

  private CompletionStage<PushAnswer> heard(Told told) {
    return switch (told.asked().answer()) {
      case AdminAnswer.Data data -> heard(told, data);
      case AdminAnswer.TooCostly _ when told.lines().size() > 1 -> {
        log(told, "TOO_COSTLY", _ -> "TOO_COSTLY");
        yield halves(told);
      }
      case AdminAnswer.TooCostly costly -> logged(told, new PushAnswer.Rejected(costly.told()));
      case AdminAnswer.Throttled(var pause) -> logged(told, new PushAnswer.Throttled(pause));
      case AdminAnswer.Unsent(var why) -> logged(told, new PushAnswer.Unsent(why));
      case AdminAnswer.Unknown(var why) -> logged(told, new PushAnswer.Unknown(why));
      case AdminAnswer.Refused(var why) -> logged(told, new PushAnswer.Rejected(why));
      case AdminAnswer.Closed(var reason, var why) ->
          logged(told, new PushAnswer.Closed(reason, why));
    };
  }

  private CompletionStage<PushAnswer> heard(Told told, AdminAnswer.Data data) {
    if (!(data.data().get("inventorySetQuantities") instanceof ObjectNode payload)) {
      return logged(told, new PushAnswer.Unknown("the shop did not say what it did"));
    }
    var errors = SetError.read(payload.path("userErrors"));
    if (errors.isEmpty()) {
      var at =
          AdminJson.moment(payload.path("inventoryAdjustmentGroup").path("createdAt"))
              .orElseGet(() -> api.now(data));
      return logged(told, answered(told.lines(), line -> line.shown(at), data.rest()));
    }
    for (var error : errors) {
      var ofAll = error.ofAll();
      if (ofAll.isPresent()) {
        return logged(told, ofAll.get());
      }
      if (error.isOfKey()) {
        var failed = new OfLine.Failed(error.told());
        return logged(told, answered(told.lines(), _ -> failed, data.rest()));
      }
    }
    return refused(told, errors, data.rest());
  }

  /** The shop has set nothing, because of some lines. */
  private CompletionStage<PushAnswer> refused(Told told, List<SetError> errors, Duration rest) {
    var named = new HashMap<String, OfLine>();
    var unstocked = new ArrayList<SetLine>();
    for (var error : errors) {
      var line = error.lineOf(told.lines());
      if (line.isEmpty()) {
        log(told, error.code(), _ -> error.code());
        return halves(told);
      }
      var listing = line.get().listing();
      if (named.putIfAbsent(listing, error.ofLine()) == null && error.isNotStocked()) {
        unstocked.add(line.get());
      }
    }
    var others = new OfLine.Failed("the shop set nothing, because of other lines");
    var answer = answered(told.lines(), line -> named.getOrDefault(line.listing(), others), rest);
    var logged = logged(told, answer);
    if (!told.mayStock() || unstocked.isEmpty()) {
      return logged;
    }
    unstocked.forEach(line -> named.remove(line.listing()));
    return new Stocking(api, store, push.key(), told.key())
        .stock(unstocked)
        .thenCompose(stocked -> afterStocking(told, named, unstocked, stocked));
  }

  private CompletionStage<PushAnswer> afterStocking(
      Told told, Map<String, OfLine> named, List<SetLine> unstocked, Stocking.Stocked stocked) {
    if (stocked.end().isPresent()) {
      return done(inPart(stocked.end().get()));
    }
    named.putAll(stocked.refused());
    var rest =
        told.lines().stream()
            .filter(line -> !named.containsKey(line.listing()))
            .map(line -> unstocked.contains(line) ? line.stocked() : line)
            .toList();
    return rest.isEmpty()
        ? done(new PushAnswer.Answered(named, Duration.ZERO))
        : set(rest, derived(told.key(), "stocked"), false)
            .thenApply(answer -> joined(named, inPart(answer), rest));
  }

  private CompletionStage<PushAnswer> halves(Told told) {
    var lines = told.lines();
    var left = lines.subList(0, lines.size() / 2);
    var right = lines.subList(lines.size() / 2, lines.size());
    return set(left, derived(told.key(), "left"), told.mayStock())
        .thenApply(answer -> joined(Map.of(), inPart(answer), left))
        .thenCompose(
            first ->
                first instanceof PushAnswer.Answered(var ofLeft, _)
                    ? set(right, derived(told.key(), "right"), told.mayStock())
                        .thenApply(answer -> joined(ofLeft, inPart(answer), right))
                    : done(first));
  }

  /** What a later call of a push means for the whole of it: an earlier one was carried out. */
  private static PushAnswer inPart(PushAnswer answer) {
    return switch (answer) {
      case PushAnswer.Throttled _ ->
          new PushAnswer.Unknown("the shop is busy; it has carried out a part at most");
      case PushAnswer.Unsent(var why) ->
          new PushAnswer.Unknown(why + "; the shop has carried out a part at most");
      case PushAnswer.Answered _,
          PushAnswer.Unknown _,
          PushAnswer.Rejected _,
          PushAnswer.Closed _ ->
          answer;
    };
  }

  /** Both together; lines of a call that was wrong as a whole were not carried out. */
  private static PushAnswer joined(
      Map<String, OfLine> first, PushAnswer second, List<SetLine> lines) {
    return switch (second) {
      case PushAnswer.Answered(var answers, var rest) -> {
        var all = new HashMap<>(first);
        all.putAll(answers);
        yield new PushAnswer.Answered(all, rest);
      }
      case PushAnswer.Rejected(var why) when !first.isEmpty() ->
          joined(first, answered(lines, _ -> new OfLine.Failed(why), Duration.ZERO), lines);
      case PushAnswer.Rejected _,
          PushAnswer.Throttled _,
          PushAnswer.Unsent _,
          PushAnswer.Unknown _,
          PushAnswer.Closed _ ->
          second;
    };
  }

  private static PushAnswer answered(
      List<SetLine> lines, Function<SetLine, OfLine> ofLine, Duration rest) {
    return new PushAnswer.Answered(lines.stream().collect(toMap(SetLine::listing, ofLine)), rest);
  }

  private ObjectNode variables(List<SetLine> lines, String key) {
    var quantities = AdminJson.array();
    lines.forEach(line -> quantities.add(line.input()));
    var input =
        AdminJson.object()
            .put("name", "available")
            .put("reason", "correction")
            .put("referenceDocumentUri", "gid://holdfast/Push/" + push.key());
    input.set("quantities", quantities);
    var variables = AdminJson.object().put("key", key);
    variables.set("input", input);
    return variables;
  }

  /** A key for one more step of what has {@code key}. */
  static String derived(String key, String step) {
    return UUID.nameUUIDFromBytes((key + " " + step).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private CompletionStage<PushAnswer> logged(Told told, PushAnswer answer) {
    var ofAll = PushWords.of(answer);
    log(
        told,
        ofAll,
        line ->
            answer instanceof PushAnswer.Answered(var lines, _)
                ? Optional.ofNullable(lines.get(line.listing())).map(PushWords::of).orElse(ofAll)
                : ofAll);
    return done(answer);
  }

  private void log(Told told, String outcome, Function<SetLine, String> ofLine) {
    api.record(
        told.asked(),
        Exchange.Kind.PUSH,
        Optional.of(push.key()),
        told.lines().stream().map(line -> line.logged(ofLine.apply(line))).toList(),
        outcome);
  }

  private static CompletionStage<PushAnswer> done(PushAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }
}
