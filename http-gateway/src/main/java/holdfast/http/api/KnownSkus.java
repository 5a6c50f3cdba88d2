package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.stock.Skus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Which SKUs somebody has defined: the SKUs themselves are asked. */
final class KnownSkus {
  private final Skus skus;

  KnownSkus(Skus skus) {
    this.skus = skus;
  }

  /** Those of {@code asked} that nobody has defined. */
  CompletionStage<Set<SkuId>> unknown(Collection<SkuId> asked) {
    var looks = new LinkedHashMap<SkuId, CompletableFuture<Boolean>>();
    for (var sku : asked) {
      looks.computeIfAbsent(sku, it -> isKnown(it).toCompletableFuture());
    }
    return CompletableFuture.allOf(looks.values().toArray(CompletableFuture[]::new))
        .thenApply(
            _ ->
                looks.entrySet().stream()
                    .filter(look -> !look.getValue().join())
                    .map(look -> look.getKey())
                    .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether somebody has defined {@code sku}. */
  CompletionStage<Boolean> isKnown(SkuId sku) {
    return skus.describe(sku)
        .thenApply(reply -> SkuAnswers.seen(reply).summary().profile().isPresent());
  }
}
