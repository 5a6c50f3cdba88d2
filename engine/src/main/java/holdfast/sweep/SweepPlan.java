package holdfast.sweep;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which stores are to be asked for what now. Those that can't be asked are left alone. */
record SweepPlan(SweepPorts ports, SweepRules rules) {
  /** A store that is to be asked, and since when it waits. */
  record Due(Store store, SweepKind kind, SweepState state, Instant since) {}

  /** For orders, or else for webhooks. */
  List<Due> due(Map<ChannelId, StoreSweeps> sweeps, Instant awake, Instant now) {
    return stores()
        .filter(store -> ports.sources().containsKey(store.platform()))
        .flatMap(store -> due(store, known(sweeps, store), awake, now).stream())
        .toList();
  }

  private Optional<Due> due(Store store, StoreSweeps known, Instant awake, Instant now) {
    if (rules.isOrdersDue(known, awake, now)) {
      return Optional.of(due(store, known, SweepKind.ORDERS));
    }
    return ports.addresses().of(store).isPresent() && rules.isWebhooksDue(known, now)
        ? Optional.of(due(store, known, SweepKind.WEBHOOKS))
        : Optional.empty();
  }

  /** For all numbers. */
  List<Due> levelsDue(Map<ChannelId, StoreSweeps> sweeps, Instant now) {
    return stores()
        .filter(store -> ports.connectors().containsKey(store.platform()))
        .filter(store -> rules.isLevelsDue(store.id(), known(sweeps, store), now))
        .map(store -> due(store, known(sweeps, store), SweepKind.LEVELS))
        .toList();
  }

  private Stream<Store> stores() {
    return ports.stores().get().stores().stream()
        .filter(store -> ports.secrets().summary(store.id()).credentials());
  }

  private static StoreSweeps known(Map<ChannelId, StoreSweeps> sweeps, Store store) {
    return sweeps.getOrDefault(store.id(), StoreSweeps.NONE);
  }

  private static Due due(Store store, StoreSweeps known, SweepKind kind) {
    var state = known.of(kind);
    return new Due(store, kind, state, state.endedAt().orElse(Instant.EPOCH));
  }

  SweepJob job(Due due) {
    var store = due.store();
    var before = due.state();
    return switch (due.kind()) {
      case ORDERS ->
          new OrdersSweep(store, source(store), ports, before, rules.since(before, begun(store)));
      case WEBHOOKS ->
          new WebhooksLook(
              store, source(store), ports.addresses().of(store).orElseThrow(), ports, before);
      case LEVELS ->
          new LevelsSweep(
              store,
              Objects.requireNonNull(ports.connectors().get(store.platform())),
              ports,
              before);
    };
  }

  private ShopSource source(Store store) {
    return Objects.requireNonNull(ports.sources().get(store.platform()));
  }

  /** Before a store could be asked there was nothing to hear. */
  private Instant begun(Store store) {
    return ports.secrets().summary(store.id()).credentialsAt().orElseGet(ports.now());
  }
}
