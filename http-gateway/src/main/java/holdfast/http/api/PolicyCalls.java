package holdfast.http.api;

import holdfast.allocation.PolicyLevel;
import holdfast.allocation.PolicyStore;
import holdfast.allocation.Rollout;
import holdfast.allocation.RolloutStore;
import holdfast.catalog.CatalogStore;
import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.route.Handler;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * Define, read and take back what a level says about allocation, and how far changes have come. A
 * SKU decides by a change from its next command on, whether or not the rollout has reached it.
 */
final class PolicyCalls {
  private final PolicyStore policies;
  private final RolloutStore rollouts;
  private final CatalogStore catalog;
  private final BlockingWork blocking;

  PolicyCalls(
      PolicyStore policies, RolloutStore rollouts, CatalogStore catalog, BlockingWork blocking) {
    this.policies = policies;
    this.rollouts = rollouts;
    this.catalog = catalog;
    this.blocking = blocking;
  }

  /** The level of all SKUs. */
  static PolicyLevel global(Call call) {
    return new PolicyLevel.Global();
  }

  /** The level of the category in the path. */
  static PolicyLevel ofCategory(Call call) {
    var findings = new Findings();
    var category = call.text(findings, SkuProfileRequest.CATEGORY_MAX);
    findings.check();
    return new PolicyLevel.OfCategory(category);
  }

  /** The level of the SKU in the path; it may be defined later. */
  static PolicyLevel ofSku(Call call) {
    return new PolicyLevel.OfSku(new SkuId(call.id()));
  }

  Handler put(Function<Call, PolicyLevel> levelOf) {
    return call -> {
      var level = levelOf.apply(call);
      var layer = PolicyRequest.read(call, catalog.current()::knows);
      return blocking
          .run(() -> policies.put(level, layer))
          .thenApply(
              change ->
                  Replies.json(
                      change.entry().version() == 1 ? 201 : 200,
                      new PolicyJson(change.entry(), change.rollout())));
    };
  }

  /** Not for a key that is bound to a channel: a policy tells of all retailers. */
  Handler get(Function<Call, PolicyLevel> levelOf) {
    return call -> {
      ChannelBinding.checkNone(call);
      return policies
          .current()
          .entry(levelOf.apply(call))
          .map(entry -> Replies.json(200, new PolicyJson(entry, Optional.empty())))
          .map(CompletableFuture::completedFuture)
          .orElseThrow(PolicyCalls::unknown);
    };
  }

  Handler delete(Function<Call, PolicyLevel> levelOf) {
    return call -> {
      var level = levelOf.apply(call);
      return blocking.run(() -> policies.delete(level)).thenApply(PolicyCalls::deleted);
    };
  }

  private static HttpResponse deleted(Optional<Rollout> rollout) {
    var id = rollout.orElseThrow(PolicyCalls::unknown).id();
    return Replies.noContent().addHeader(RawHeader.create("Holdfast-Rollout", String.valueOf(id)));
  }

  /** As a policy itself, not for a key that is bound to a channel. */
  CompletionStage<HttpResponse> rollouts(Call call) {
    ChannelBinding.checkNone(call);
    return blocking
        .run(() -> rollouts.newest(Page.LIMIT_MAX))
        .thenApply(newest -> Page.whole(newest.stream().map(RolloutJson::new).toList()));
  }

  private static ProblemException unknown() {
    return new ProblemException(
        Problem.of(ProblemCode.UNKNOWN_POLICY, "This level says nothing about allocation."));
  }
}
