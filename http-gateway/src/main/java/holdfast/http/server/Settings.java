package holdfast.http.server;

import com.typesafe.config.Config;
import holdfast.feed.FeedSettings;
import holdfast.http.security.Secret;
import holdfast.order.Settlement;
import holdfast.outbound.Network;
import holdfast.outbound.OutboundSettings;
import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageSettings;
import holdfast.persistence.secret.SecretsKey;
import holdfast.persistence.sync.SyncLogSettings;
import holdfast.publish.PublishSettings;
import holdfast.stock.Moment;
import holdfast.stock.RolloutSettings;
import holdfast.stock.SkuSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server runs. Each setting is described in {@code application.conf}, where its default is.
 *
 * @param sweepInterval how often to look for due reservations in SKUs that are not in memory
 * @param adminKey the bootstrap key, if the operator chose one
 * @param seedNodes empty for a cluster of one
 * @param pekko what the libraries underneath read for themselves
 */
public record Settings(
    Http http,
    StorageSettings storage,
    SkuSettings sku,
    IntakeSettings intake,
    ShopSettings shop,
    SyncLogSettings syncLog,
    SweepOptions sweep,
    PublishSettings publish,
    FeedSettings feed,
    Duration sweepInterval,
    RolloutSettings rollout,
    Settlement settlement,
    OutboundSettings outbound,
    Optional<Secret> adminKey,
    List<String> seedNodes,
    Config pekko) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(366);
  private static final int PORT_MAX = 65_535;

  /** How the server listens, and how it stops. */
  public record Http(
      String host,
      int port,
      int blockingThreads,
      int directoryMax,
      Duration stopNotice,
      Duration stopWithin) {}

  /**
   * Reads the settings.
   *
   * @param file the operator's, if there is one
   * @throws StartFailure naming the setting that is wrong, and what would be right
   */
  public static Settings load(Optional<Path> file) {
    var config = SettingsFiles.load(file);
    var reader = new SettingsReader(config);
    reader.integer("holdfast.cluster.port", 0, PORT_MAX);
    return new Settings(
        http(reader),
        storage(reader),
        sku(reader),
        IntakeSettings.read(reader),
        ShopSettings.read(reader),
        syncLog(reader),
        SweepOptions.read(reader),
        PublishSettingsReader.read(reader),
        feed(reader),
        reader.duration("holdfast.sku.sweep-interval", HOUR),
        new RolloutSettings(
            reader.duration("holdfast.rollout.interval", HOUR),
            reader.integer("holdfast.rollout.in-flight-max", 1, 10_000)),
        settlement(reader),
        outbound(reader),
        adminKey(reader),
        reader.texts("holdfast.cluster.seed-nodes"),
        config);
  }

  private static SyncLogSettings syncLog(SettingsReader reader) {
    return new SyncLogSettings(
        reader.integer("holdfast.sync-log.body-max", 0, 1_000_000),
        reader.integer("holdfast.sync-log.waiting-max", 1, 1_000_000),
        reader.integer("holdfast.sync-log.waiting-size-max", 1_000_000, 1_000_000_000),
        reader.duration("holdfast.sync-log.retention", YEAR));
  }

  private static FeedSettings feed(SettingsReader reader) {
    return new FeedSettings(
        reader.duration("holdfast.feed.interval", HOUR),
        reader.duration("holdfast.feed.retry", HOUR),
        reader.integer("holdfast.feed.parallel", 1, 100));
  }

  private static Settlement settlement(SettingsReader reader) {
    var code = reader.text("holdfast.oversells.discount-code");
    return new Settlement(
        reader.duration("holdfast.oversells.cancel-after", YEAR),
        reader.text("holdfast.oversells.note"),
        reader.flag("holdfast.oversells.restock"),
        reader.flag("holdfast.oversells.notify-buyer"),
        code.isEmpty() ? Optional.empty() : Optional.of(code));
  }

  private static OutboundSettings outbound(SettingsReader reader) {
    return new OutboundSettings(
        networks(reader, "holdfast.outbound.allowed-private"),
        reader.duration("holdfast.outbound.connect-within", MINUTE),
        reader.duration("holdfast.outbound.answer-within", HOUR),
        reader.integer("holdfast.outbound.per-host-max", 1, 1_000),
        reader.integer("holdfast.outbound.answer-max", 1_024, 1 << 30));
  }

  private static List<Network> networks(SettingsReader reader, String path) {
    var networks = reader.texts(path).stream().map(Network::parse).toList();
    if (networks.stream().anyMatch(Optional::isEmpty)) {
      throw reader.wrong(path, "must be a list of " + Network.ALLOWED);
    }
    return networks.stream().flatMap(Optional::stream).toList();
  }

  private static Http http(SettingsReader reader) {
    return new Http(
        reader.text("holdfast.http.host"),
        reader.integer("holdfast.http.port", 0, PORT_MAX),
        reader.integer("holdfast.http.blocking-threads", 1, 1_000),
        reader.integer("holdfast.http.directory-max", 1_000, 100_000_000),
        reader.duration("holdfast.http.stop-notice", HOUR),
        reader.duration("holdfast.http.stop-within", HOUR));
  }

  private static StorageSettings storage(SettingsReader reader) {
    return new StorageSettings(
        path(reader, "holdfast.data", "must be a directory"),
        reader.text("holdfast.database.url"),
        reader.text("holdfast.database.user"),
        reader.text("holdfast.database.password"),
        reader.duration("holdfast.database.start-timeout", HOUR),
        secrets(reader));
  }

  private static SecretsSettings secrets(SettingsReader reader) {
    var file = "holdfast.secrets.key-file";
    return new SecretsSettings(
        secretsKey(reader),
        reader.text(file).isEmpty()
            ? Optional.empty()
            : Optional.of(path(reader, file, "must be a file")));
  }

  private static Optional<byte[]> secretsKey(SettingsReader reader) {
    var text = reader.text("holdfast.secrets.key");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var key = SecretsKey.parse(text);
    if (key.isEmpty()) {
      throw SettingsReader.wrongSecret(
          "holdfast.secrets.key (HOLDFAST_SECRETS_KEY)", SecretsKey.ALLOWED);
    }
    return key;
  }

  private static Path path(SettingsReader reader, String setting, String should) {
    try {
      return Path.of(reader.text(setting));
    } catch (InvalidPathException _) {
      throw reader.wrong(setting, should);
    }
  }

  private static SkuSettings sku(SettingsReader reader) {
    return new SkuSettings(
        reader.integer("holdfast.sku.queue-max", 1, 10_000_000),
        reader.integer("holdfast.sku.batch-max", 1, 100_000),
        reader.integer("holdfast.sku.in-flight-max", 1, 10_000_000),
        reader.duration("holdfast.sku.ask-timeout", HOUR),
        reader.duration("holdfast.sku.restart-pause", HOUR),
        reader.integer("holdfast.sku.snapshot-after", 1, Integer.MAX_VALUE),
        reader.integer("holdfast.sku.snapshot-at-latest", 1, Integer.MAX_VALUE),
        new Moment.Limits(
            reader.duration("holdfast.sku.retention", YEAR),
            reader.integer("holdfast.sku.remembered-max", 1, 100_000_000),
            reader.integer("holdfast.sku.open-max", 1, 100_000_000),
            reader.integer("holdfast.sku.expired-per-batch-max", 1, 1_000_000)));
  }

  private static Optional<Secret> adminKey(SettingsReader reader) {
    var text = reader.text("holdfast.admin-key");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!Secret.isValid(text)) {
      throw SettingsReader.wrongSecret("holdfast.admin-key (HOLDFAST_ADMIN_KEY)", Secret.ALLOWED);
    }
    return Optional.of(new Secret(text));
  }
}
