package holdfast.loadtest.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The API for set-up and audit: every call here may be repeated without a second effect, so it is
 * repeated, within bounds, until the server has given an answer that means something.
 */
public final class Api implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int PASSES_MAX = 40;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int RECEIPT_MAX = 1_000_000;

  private final Calls calls;
  private final LoadClient client;

  private Api(Calls calls, LoadClient client) {
    this.calls = calls;
    this.client = client;
  }

  public static Api open(Target target) throws ServerFailure {
    return new Api(new Calls(target), LoadClient.open(target, CONNECTIONS));
  }

  public Calls calls() {
    return calls;
  }

  /** Creates the location and the channel that a scenario works with. */
  public void prepare(String location, String channel) throws ServerFailure {
    require(List.of(calls.location(location), calls.channel(channel)));
  }

  /** Defines SKUs without stock. */
  public void define(List<String> skus) throws ServerFailure {
    require(skus.stream().map(calls::define).toList());
  }

  /** Receives the same number of units for each SKU, in as many movements as that takes. */
  public void receive(List<String> skus, String location, long quantity, String idPrefix)
      throws ServerFailure {
    List<Request> receipts = new ArrayList<>();
    for (String sku : skus) {
      for (long done = 0; done < quantity; done += RECEIPT_MAX) {
        int part = (int) Math.min(RECEIPT_MAX, quantity - done);
        String id = idPrefix + "-" + sku + "-" + done;
        receipts.add(calls.receipt(id, sku, location, part));
      }
    }
    require(receipts);
  }

  /** Further calls of a set-up. */
  public void carryOut(List<Request> requests) throws ServerFailure {
    require(requests);
  }

  public SkuNumbers sku(String sku) throws ServerFailure {
    return skus(List.of(sku)).getFirst();
  }

  public List<SkuNumbers> skus(List<String> skus) throws ServerFailure {
    return require(skus.stream().map(calls::sku).toList()).stream()
        .map(answer -> SkuNumbers.of(Json.parse(answer.body())))
        .toList();
  }

  /** One request, as in {@link #ask(List)}. */
  public Answer.Received ask(Request request) throws ServerFailure {
    return ask(List.of(request)).getFirst();
  }

  /**
   * Asks each request until it has an answer other than 503, in bounded time.
   *
   * @throws ServerFailure when an answer is still missing then
   */
  public List<Answer.Received> ask(List<Request> requests) throws ServerFailure {
    Answer[] answers = new Answer[requests.size()];
    List<Integer> open = IntStream.range(0, answers.length).boxed().toList();
    for (int pass = 1; !open.isEmpty(); pass++) {
      List<Answer> given = client.askAll(open.stream().map(requests::get).toList());
      for (int i = 0; i < given.size(); i++) {
        answers[open.get(i)] = given.get(i);
      }
      open = open.stream().filter(i -> !settles(answers[i])).toList();
      if (!open.isEmpty() && pass == PASSES_MAX) {
        int first = open.getFirst();
        throw new ServerFailure(
            "No answer to %s after %d attempts: %s"
                .formatted(requests.get(first), pass, describe(answers[first])));
      }
      if (!open.isEmpty()) {
        Pause.of(PAUSE);
      }
    }
    return Arrays.stream(answers).map(Answer.Received.class::cast).toList();
  }

  @Override
  public void close() {
    client.close();
  }

  private List<Answer.Received> require(List<Request> requests) throws ServerFailure {
    List<Answer.Received> answers = ask(requests);
    for (int i = 0; i < answers.size(); i++) {
      if (!answers.get(i).ok()) {
        throw new ServerFailure(requests.get(i) + " was answered " + describe(answers.get(i)));
      }
    }
    return answers;
  }

  private static boolean settles(Answer answer) {
    return answer instanceof Answer.Received received && received.status() != 503;
  }

  private static String describe(Answer answer) {
    return switch (answer) {
      case Answer.Received(var status, _, var body, _, _) -> status + " " + body.strip();
      case Answer.Lost(var reason, _, _, _) -> reason;
    };
  }
}
