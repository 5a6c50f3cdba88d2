package holdfast.http.route;

import holdfast.access.ApiKey;
import holdfast.catalog.Identifier;
import holdfast.http.wire.Findings;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.util.ByteString;

/**
 * A request that has found its route.
 *
 * @param parameters what stands for the pattern's parameters, percent-decoded
 * @param key whose key it carries; none on open routes
 * @param body all of it; empty where the route takes none
 */
public record Call(
    HttpRequest request, List<String> parameters, Optional<ApiKey> key, ByteString body) {

  /** The path's first parameter, which must be an id. */
  public String id(Findings findings) {
    return id(parameters.getFirst(), findings);
  }

  /** The path's second parameter, which must be an id. */
  public String secondId(Findings findings) {
    return id(parameters.get(1), findings);
  }

  private static String id(String text, Findings findings) {
    if (Identifier.isValid(text)) {
      return text;
    }
    findings.add("the id in the path", Identifier.ALLOWED);
    return Findings.PLACEHOLDER;
  }

  /** The path's only parameter, which must be a text with at most {@code max} characters. */
  public String text(Findings findings, int max) {
    return findings.text("the name in the path", parameters.getFirst(), max);
  }

  /** The path's only parameter, if there is nothing else to be found wrong. */
  public String id() {
    var findings = new Findings();
    var id = id(findings);
    findings.check();
    return id;
  }

  /** A header's value, if it is there. */
  public Optional<String> header(String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }
}
