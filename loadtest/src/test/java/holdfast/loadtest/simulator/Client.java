package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Calls a simulation as anybody does who speaks HTTP. */
public final class Client implements AutoCloseable {
  /** An answer. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return Json.parse(response.body());
    }

    public String body() {
      return response.body();
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Sends a request.
   *
   * @param body empty if there is none
   * @param headers names and values by turns
   */
  public Answer send(String method, String url, String body, String... headers)
      throws IOException, InterruptedException {
    return new Answer(http.send(request(method, url, body, headers), BodyHandlers.ofString()));
  }

  /** A request to be sent otherwise. */
  public static HttpRequest request(String method, String url, String body, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.method(method, BodyPublishers.ofString(body)).build();
  }

  public HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
