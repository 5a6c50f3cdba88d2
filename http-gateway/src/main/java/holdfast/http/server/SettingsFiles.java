package holdfast.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Lays the environment over the operator's file, and that over the defaults. */
final class SettingsFiles {
  private static final String DEFAULTS = "application.conf";
  private static final String ENVIRONMENT = "environment";
  private static final String OURS = "holdfast";

  private SettingsFiles() {}

  static Config load(Optional<Path> file) {
    try {
      var defaults = ConfigFactory.parseResources(DEFAULTS, strict());
      var operator = file.map(SettingsFiles::parse).orElseGet(ConfigFactory::empty);
      return defaults
          .resolve()
          .getConfig(ENVIRONMENT)
          .withFallback(known(operator, defaults))
          .withFallback(defaults.withoutPath(ENVIRONMENT))
          .withFallback(ConfigFactory.defaultReference())
          .resolve();
    } catch (ConfigException e) {
      throw StartFailure.settings("The settings can't be read: " + oneLine(e));
    }
  }

  private static Config parse(Path file) {
    try {
      return ConfigFactory.parseFile(file.toFile(), strict());
    } catch (ConfigException.IO _) {
      throw StartFailure.settings("The settings file %s can't be read.".formatted(file));
    } catch (ConfigException e) {
      throw StartFailure.settings(
          "The settings file %s is not valid HOCON: %s".formatted(file, oneLine(e)));
    }
  }

  /** A misspelt setting would otherwise be a setting that silently has no effect. */
  private static Config known(Config operator, Config defaults) {
    if (operator.root().get(OURS) instanceof ConfigObject ours) {
      refuseUnknown(OURS, ours, defaults);
    }
    return operator;
  }

  private static void refuseUnknown(String path, ConfigObject object, Config defaults) {
    for (var entry : object.entrySet()) {
      var child = path + "." + entry.getKey();
      if (!defaults.hasPath(child)) {
        throw StartFailure.settings(
            "There is no setting %s (%s); known in %s are %s."
                .formatted(
                    child,
                    entry.getValue().origin().description(),
                    path,
                    String.join(", ", defaults.getObject(path).keySet())));
      }
      if (entry.getValue() instanceof ConfigObject deeper) {
        refuseUnknown(child, deeper, defaults);
      }
    }
  }

  private static ConfigParseOptions strict() {
    return ConfigParseOptions.defaults().setAllowMissing(false);
  }

  private static String oneLine(ConfigException failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
  }
}
