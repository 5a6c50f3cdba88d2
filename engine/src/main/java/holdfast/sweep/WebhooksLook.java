package holdfast.sweep;

import holdfast.catalog.Store;
import holdfast.publish.Questions;
import holdfast.sweep.SweepState.Count;
import holdfast.sweep.WebhooksAnswer.State;
import holdfast.sweep.WebhooksAnswer.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks once whether a store delivers what Holdfast has to hear, and has it mended. */
final class WebhooksLook implements SweepJob {
  private final Store store;
  private final ShopSource source;
  private final String address;
  private final SweepPorts ports;
  private final SweepState before;
  private final SweepAttempt attempt;

  WebhooksLook(
      Store store, ShopSource source, String address, SweepPorts ports, SweepState before) {
    this.store = store;
    this.source = source;
    this.address = address;
    this.ports = ports;
    this.before = before;
    this.attempt = new SweepAttempt(ports, store, SweepKind.WEBHOOKS);
  }

  @Override
  public CompletionStage<Step> step() {
    return Questions.ask(() -> source.webhooks(store, address))
        .thenCompose(this::answered)
        .exceptionallyCompose(failure -> attempt.failed(before, failure));
  }

  private CompletionStage<Step> answered(WebhooksAnswer answer) {
    return switch (answer) {
      case WebhooksAnswer.Looked(var subscriptions) ->
          CompletableFuture.supplyAsync(() -> take(subscriptions), ports.blocking())
              .thenCompose(count -> attempt.ended(attempt.done(before, Optional.empty(), count)));
      case WebhooksAnswer.Throttled(var pause) -> attempt.throttled(before, pause);
      case WebhooksAnswer.Failed(var why) -> attempt.failed(before, why);
      case WebhooksAnswer.Closed(var reason, var why) -> attempt.closed(before, reason, why);
    };
  }

  private Count take(List<Subscription> found) {
    ports.store().save(store.id(), found, ports.now().get());
    return new Count(found.size(), number(found, State.MENDED), number(found, State.BROKEN));
  }

  private static int number(List<Subscription> found, State state) {
    return (int) found.stream().filter(one -> one.state() == state).count();
  }
}
