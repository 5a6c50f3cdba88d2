package holdfast.persistence.database;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/**
 * Turns a location into the configuration of Pekko Persistence JDBC; what does not depend on it
 * lies in a file.
 */
public final class JournalConfig {
  private static final String DATABASE = "pekko-persistence-jdbc.shared-databases.slick.";

  private JournalConfig() {}

  /** The configuration, complete but for Pekko's own defaults. */
  public static Config of(DatabaseLocation location) {
    var settings =
        Map.of(
            DATABASE + "profile",
            location.dialect().slickProfile(),
            DATABASE + "db.driver",
            location.dialect().driver(),
            DATABASE + "db.url",
            location.url(),
            DATABASE + "db.user",
            location.user(),
            DATABASE + "db.password",
            location.password());
    return ConfigFactory.parseMap(settings, "the database's location")
        .withFallback(ConfigFactory.parseResources("holdfast-persistence.conf"));
  }
}
