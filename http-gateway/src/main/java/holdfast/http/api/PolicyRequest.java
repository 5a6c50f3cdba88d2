package holdfast.http.api;

import holdfast.allocation.Conflict;
import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PublishingMode;
import holdfast.allocation.Rebalance;
import holdfast.allocation.RetailerTerms;
import holdfast.allocation.SafetyBuffer;
import holdfast.allocation.Strategy;
import holdfast.catalog.RetailerId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.ProblemCode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;

/** What {@code PUT /v1/policies/…} says about allocation. */
final class PolicyRequest {
  private static final Choices<Strategy> STRATEGIES = Choices.upperCase(Strategy.class);
  private static final Choices<PublishingMode> MODES = Choices.upperCase(PublishingMode.class);
  private static final Choices<Conflict> CONFLICTS = Choices.upperCase(Conflict.class);
  private static final Choices<RebalanceWord> REBALANCES = Choices.upperCase(RebalanceWord.class);
  private static final String INTERVAL = "must be a time span as ISO 8601 has it, such as PT24H";

  private PolicyRequest() {}

  /** When a period begins, where no interval is needed to say so. */
  private enum RebalanceWord {
    MANUAL,
    ON_RECEIPT
  }

  /** Reads the body, and fails with all that is wrong in it. */
  static PolicyLayer read(Call call, Predicate<RetailerId> isKnown) {
    var findings = new Findings();
    var layer = layer(JsonBody.read(call.body(), findings));
    findings.check(ProblemCode.INVALID_POLICY);
    layer
        .problems(isKnown)
        .forEach(
            problem ->
                findings.add(problem.pointer(), problem.problem() + "; " + problem.remedy()));
    findings.check(ProblemCode.INVALID_POLICY);
    return layer;
  }

  private static PolicyLayer layer(Fields fields) {
    fields.only(
        "strategy",
        "ownChannelReserve",
        "safetyBuffer",
        "deactivationThreshold",
        "publishing",
        "conflict",
        "rebalance",
        "velocityWindowDays",
        "minimumShare",
        "sellFactoryStock",
        "retailers");
    var publishing =
        fields.optionalObject("publishing").map(child -> child.only("mode", "exposureBudget"));
    return new PolicyLayer(
        fields.optionalChoice("strategy", STRATEGIES),
        fields.optionalNumber("ownChannelReserve"),
        fields.optionalObject("safetyBuffer").flatMap(child -> buffer(fields, child)),
        fields.optionalNumber("deactivationThreshold"),
        publishing.flatMap(child -> child.optionalChoice("mode", MODES)),
        publishing.flatMap(child -> child.optionalNumber("exposureBudget")),
        fields.optionalChoice("conflict", CONFLICTS),
        rebalance(fields),
        small(fields, "velocityWindowDays"),
        small(fields, "minimumShare"),
        fields.optionalBoolean("sellFactoryStock"),
        fields
            .optionalObjects("retailers")
            .map(terms -> terms.stream().map(PolicyRequest::terms).toList()));
  }

  /** What is too large stays too large for its rule. */
  private static Optional<Integer> small(Fields fields, String name) {
    return fields
        .optionalNumber(name)
        .map(number -> Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static Optional<SafetyBuffer> buffer(Fields fields, Fields buffer) {
    buffer.only("percent", "units");
    if (buffer.has("percent") == buffer.has("units")) {
      fields.refuse("safetyBuffer", "must have either percent or units");
      return Optional.empty();
    }
    return buffer.has("percent")
        ? small(buffer, "percent").map(SafetyBuffer.Percent::new)
        : buffer.optionalNumber("units").map(SafetyBuffer.Units::new);
  }

  private static Optional<Rebalance> rebalance(Fields fields) {
    return fields.holdsObject("rebalance")
        ? fields.optionalObject("rebalance").flatMap(PolicyRequest::scheduled)
        : fields
            .optionalChoice("rebalance", REBALANCES)
            .map(
                word ->
                    switch (word) {
                      case MANUAL -> new Rebalance.Manual();
                      case ON_RECEIPT -> new Rebalance.OnReceipt();
                    });
  }

  private static Optional<Rebalance> scheduled(Fields schedule) {
    schedule.only("interval");
    var text = schedule.string("interval", span -> duration(span).isPresent(), INTERVAL);
    return duration(text).map(Rebalance.Scheduled::new);
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static RetailerTerms terms(Fields terms) {
    terms.only("retailer", "floor", "ceiling", "tier", "target");
    return new RetailerTerms(
        new RetailerId(terms.id("retailer")),
        terms.optionalNumber("floor"),
        terms.optionalNumber("ceiling"),
        small(terms, "tier"),
        terms.optionalNumber("target"));
  }
}
