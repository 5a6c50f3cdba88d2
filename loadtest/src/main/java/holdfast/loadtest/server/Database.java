package holdfast.loadtest.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of the server's, reached by JDBC; without one it uses its embedded database. */
public record Database(String url, @Nullable String user, @Nullable String password) {
  void describeTo(Map<String, String> environment) {
    environment.put("HOLDFAST_JDBC_URL", url);
    if (user != null) {
      environment.put("HOLDFAST_JDBC_USER", user);
    }
    if (password != null) {
      environment.put("HOLDFAST_JDBC_PASSWORD", password);
    }
  }
}
