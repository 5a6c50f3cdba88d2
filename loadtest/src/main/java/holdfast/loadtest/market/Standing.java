package holdfast.loadtest.market;

import com.fasterxml.jackson.databind.JsonNode;
import holdfast.loadtest.client.Answer;
import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.Json;
import holdfast.loadtest.client.Pause;
import holdfast.loadtest.client.ServerFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether every shop shows what the server says that it should, and the server knows it. */
public final class Standing {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PAGE = 500;

  private Standing() {}

  /**
   * Waits until all numbers stand, for so long at most.
   *
   * @return the numbers that do not stand even then
   */
  public static List<String> await(Api api, List<Storefront> stores, Duration max)
      throws ServerFailure {
    long start = System.nanoTime();
    List<String> wrong = wrong(api, stores);
    while (!wrong.isEmpty() && System.nanoTime() - start < max.toNanos()) {
      Pause.of(PAUSE);
      wrong = wrong(api, stores);
    }
    return wrong;
  }

  private static List<String> wrong(Api api, List<Storefront> stores) throws ServerFailure {
    List<String> wrong = new ArrayList<>();
    for (Storefront store : stores) {
      wrong.addAll(wrong(api, store));
    }
    return wrong;
  }

  private static List<String> wrong(Api api, Storefront store) throws ServerFailure {
    List<String> wrong = new ArrayList<>();
    int found = 0;
    String cursor = "";
    do {
      String path = "/v1/stores/" + store.id() + "/numbers?limit=" + PAGE + cursor;
      Answer.Received answer = api.ask(api.calls().get(path));
      if (!answer.ok()) {
        throw new ServerFailure("GET " + path + " was answered " + answer.body());
      }
      JsonNode page = Json.parse(answer.body());
      for (JsonNode number : page.path("items")) {
        found++;
        long shown = store.shows(number.path("sku").asText());
        if (!stands(number, shown)) {
          wrong.add("%s shows %d of %s".formatted(store.id(), shown, number));
        }
      }
      cursor =
          page.path("nextCursor").isTextual() ? "&cursor=" + page.path("nextCursor").asText() : "";
    } while (!cursor.isEmpty());
    if (found < store.shelves().size()) {
      wrong.add("%s knows %d of %d listings".formatted(store.id(), found, store.shelves().size()));
    }
    return wrong;
  }

  private static boolean stands(JsonNode number, long shown) {
    return number.path("target").isNumber()
        && number.path("target").asLong() == shown
        && number.path("acknowledged").asLong(-1) == shown
        && number.path("inFlight").isNull();
  }
}
