package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import holdfast.sweep.Heard;
import holdfast.sweep.Reliability;
import holdfast.sweep.SweepKind;
import holdfast.sweep.SweepPorts;
import holdfast.sweep.SweepRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Read how a store is asked for what it should have said, and have it asked now. */
public final class SweepCalls {
  private static final Choices<SweepKind> KINDS = Choices.upperCase(SweepKind.class);

  private final StoreDirectory stores;
  private final SweepPorts ports;
  private final SweepRules rules;
  private final BlockingWork blocking;

  /** Reads what the sweeps that work with {@code ports} have written down. */
  public SweepCalls(
      StoreDirectory stores, SweepPorts ports, SweepRules rules, BlockingWork blocking) {
    this.stores = stores;
    this.ports = ports;
    this.rules = rules;
    this.blocking = blocking;
  }

  CompletionStage<HttpResponse> get(Call call) {
    var store = StoreCalls.require(stores, call);
    return blocking.run(() -> Replies.json(200, json(store)));
  }

  CompletionStage<HttpResponse> post(Call call) {
    var store = StoreCalls.require(stores, call);
    var findings = new Findings();
    var fields = JsonBody.read(call.body(), findings).only("kind");
    var kind = fields.choice("kind", KINDS).orElse(SweepKind.ORDERS);
    findings.check();
    return blocking.run(
        () -> {
          ask(store, kind);
          return Replies.json(202, json(store));
        });
  }

  private void ask(Store store, SweepKind kind) {
    whyNot(store, kind)
        .ifPresent(
            why -> {
              throw new ProblemException(Problem.of(ProblemCode.NOT_CONNECTED, why));
            });
    ports.store().ask(store.id(), kind, ports.now().get());
  }

  /** How the subscriptions of all stores stand that were looked at, by store. Blocks. */
  List<WebhooksEntry> webhooks() {
    var known = stores.current();
    return ports.store().all(ports.now().get()).entrySet().stream()
        .filter(of -> known.store(of.getKey()).isPresent() && !of.getValue().topics().isEmpty())
        .map(of -> new WebhooksEntry(of.getKey(), of.getValue().topics()))
        .sorted(Comparator.comparing(WebhooksEntry::id))
        .toList();
  }

  /** Asks for a store's subscriptions to be looked at; a problem if they can't be. Blocks. */
  void lookAtWebhooks(ChannelId id) {
    stores.current().store(id).ifPresent(store -> ask(store, SweepKind.WEBHOOKS));
  }

  /** By what a store's orders were first heard of; blocks for a query. */
  Heard heard(ChannelId store) {
    return ports.store().of(store, ports.now().get()).heard();
  }

  Reliability reliability(Heard heard) {
    return rules.reliability(heard);
  }

  private SweepJson json(Store store) {
    var now = ports.now().get();
    return new SweepJson(
        store,
        whyNot(store, SweepKind.ORDERS).isEmpty(),
        address(store),
        ports.store().of(store.id(), now),
        rules,
        now);
  }

  private Optional<String> address(Store store) {
    return ports.addresses().of(store);
  }

  private Optional<String> whyNot(Store store, SweepKind kind) {
    var isReached =
        switch (kind) {
          case ORDERS, WEBHOOKS -> ports.sources().containsKey(store.platform());
          case LEVELS -> ports.connectors().containsKey(store.platform());
        };
    if (!isReached) {
      return Optional.of("Stores of the platform %s can't be asked.".formatted(store.platform()));
    }
    if (!ports.secrets().summary(store.id()).credentials()) {
      return Optional.of("The store %s has no credentials.".formatted(store.id()));
    }
    return kind == SweepKind.WEBHOOKS && address(store).isEmpty()
        ? Optional.of("Nobody said how shops reach this server (HOLDFAST_PUBLIC_URL).")
        : Optional.empty();
  }
}
