package holdfast.http.api;

import static java.util.Objects.requireNonNull;

import holdfast.catalog.SkuId;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Shelf;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuReply;
import holdfast.stock.SkuSummary;
import holdfast.stock.Skus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a bundle's components say about it. */
final class BundleComponents {
  private final Skus skus;

  BundleComponents(Skus skus) {
    this.skus = skus;
  }

  /** Goes on only if every component is known and no bundle itself; then there are no cycles. */
  CompletionStage<Void> check(SkuId bundle, SkuProfile profile) {
    return look(profile)
        .thenAccept(
            found -> {
              for (int i = 0; i < profile.components().size(); i++) {
                var sku = profile.components().get(i).sku();
                check(
                    bundle, sku, requireNonNull(found.get(sku)), "/components/%d/sku".formatted(i));
              }
            });
  }

  private static void check(SkuId bundle, SkuId sku, SkuSummary summary, String field) {
    if (sku.equals(bundle)) {
      throw refused(ProblemCode.NESTED_BUNDLE, "A bundle can't contain itself.", field);
    }
    var known =
        summary
            .profile()
            .orElseThrow(
                () -> refused(ProblemCode.UNKNOWN_SKU, "Unknown SKU: %s.".formatted(sku), field));
    if (known.kind() == SkuProfile.Kind.BUNDLE) {
      throw refused(
          ProblemCode.NESTED_BUNDLE,
          "%s is a bundle itself; name its components instead.".formatted(sku),
          field);
    }
  }

  private static ProblemException refused(ProblemCode code, String detail, String field) {
    return new ProblemException(
        Problem.unprocessable(code, detail).with(json -> json.writeStringField("field", field)));
  }

  /** How many can be sold: of a bundle, as many as its scarcest component allows. */
  CompletionStage<Long> available(SkuProfile profile, SkuSummary summary) {
    return profile.kind() == SkuProfile.Kind.BUNDLE
        ? look(profile)
            .thenApply(
                found ->
                    profile.bundlesOf(sku -> requireNonNull(found.get(sku)).sum(Shelf::available)))
        : CompletableFuture.completedFuture(summary.sum(Shelf::available));
  }

  private CompletionStage<Map<SkuId, SkuSummary>> look(SkuProfile profile) {
    var looks = new LinkedHashMap<SkuId, CompletableFuture<SkuReply>>();
    profile
        .components()
        .forEach(part -> looks.put(part.sku(), skus.describe(part.sku()).toCompletableFuture()));
    return CompletableFuture.allOf(looks.values().toArray(CompletableFuture[]::new))
        .thenApply(
            _ -> {
              var found = new LinkedHashMap<SkuId, SkuSummary>();
              looks.forEach((sku, look) -> found.put(sku, SkuAnswers.seen(look.join()).summary()));
              return found;
            });
  }
}
