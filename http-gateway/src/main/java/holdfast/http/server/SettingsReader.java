package holdfast.http.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import java.time.Duration;
import java.util.List;

/** Reads single settings; what is wrong is told with the setting's name and where it was said. */
final class SettingsReader {
  private final Config config;

  SettingsReader(Config config) {
    this.config = config;
  }

  String text(String path) {
    return text(path, "must be a text");
  }

  private String text(String path, String allowed) {
    try {
      return config.getString(path);
    } catch (ConfigException _) {
      throw wrong(path, allowed);
    }
  }

  List<String> texts(String path) {
    try {
      return config.getStringList(path);
    } catch (ConfigException _) {
      throw wrong(path, "must be a list of texts");
    }
  }

  int integer(String path, int min, int max) {
    var allowed = "must be a whole number from %d to %d".formatted(min, max);
    var text = text(path, allowed);
    if (!text.matches("\\d{1,10}")) {
      throw wrong(path, allowed);
    }
    var number = Long.parseLong(text);
    if (number < min || number > max) {
      throw wrong(path, allowed);
    }
    return (int) number;
  }

  boolean flag(String path) {
    try {
      return config.getBoolean(path);
    } catch (ConfigException _) {
      throw wrong(path, "must be true or false");
    }
  }

  Duration duration(String path, Duration max) {
    var allowed =
        "must be a duration from 1ms to %ds, such as 500ms, 10s or 5m".formatted(max.toSeconds());
    try {
      var duration = config.getDuration(path);
      if (duration.toMillis() < 1 || duration.compareTo(max) > 0) {
        throw wrong(path, allowed);
      }
      return duration;
    } catch (ConfigException _) {
      throw wrong(path, allowed);
    }
  }

  /** A setting that is not as it {@code should} be. */
  StartFailure wrong(String path, String should) {
    if (!config.hasPathOrNull(path) || config.getIsNull(path)) {
      return StartFailure.settings("The setting %s %s, but is missing.".formatted(path, should));
    }
    var value = config.getValue(path);
    var origin = value.origin().description().replace("env variables", "from the environment");
    return StartFailure.settings(
        "The setting %s %s, but is %s (%s)."
            .formatted(path, should, value.render(ConfigRenderOptions.concise()), origin));
  }

  /** As {@link #wrong}, for a setting whose value must not be told. */
  static StartFailure wrongSecret(String path, String should) {
    return StartFailure.settings("The setting %s %s.".formatted(path, should));
  }
}
