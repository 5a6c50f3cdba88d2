package holdfast.http.calls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks a server with one key. No answer gets past it that openapi.yaml does not promise. */
record Client(HttpClient http, Contract contract, String address, Map<String, String> headers) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  static Client of(String address, String key) {
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Client(http, Contract.load(), address, Map.of())
        .with("Authorization", "Bearer " + key);
  }

  Client withKey(String key) {
    return with("Authorization", "Bearer " + key);
  }

  Client with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Client(http, contract, address, more);
  }

  Client without(String header) {
    var fewer = new TreeMap<>(headers);
    fewer.remove(header);
    return new Client(http, contract, address, fewer);
  }

  Reply get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Reply delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  Reply put(String path, String json) {
    return json("PUT", path, json);
  }

  Reply post(String path, String json) {
    return json("POST", path, json);
  }

  /** The status of a HEAD. */
  int head(String path) {
    var request = HttpRequest.newBuilder(URI.create(address + path)).HEAD();
    headers.forEach(request::header);
    return exchange(request.build()).statusCode();
  }

  private Reply json(String method, String path, String json) {
    var client =
        headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
    return client.send(method, path, BodyPublishers.ofString(json));
  }

  Reply send(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT).method(method, body);
    headers.forEach(request::header);
    var response = exchange(request.build());
    contract.check(method, path, response);
    return new Reply(response);
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
