package holdfast.http.route;

import holdfast.access.ApiKey;
import holdfast.http.meter.Meters;
import holdfast.http.meter.RouteMeter;
import holdfast.http.security.Access;
import holdfast.http.security.KeyRing;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.http.wire.Replies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.util.ByteString;

/** The server's only request handler: finds the route, checks the key, reads the body, answers. */
public final class Dispatcher implements Function<HttpRequest, CompletionStage<HttpResponse>> {
  private static final long serialVersionUID = 1L;

  /** Clients that go by themselves are not cut off when the connections are closed. */
  private static final HttpHeader CLOSE = Connection.create("close");

  @SuppressWarnings("serial") // Pekko's functions are serializable by type, never in fact.
  private final transient RouteTable table;

  private final transient RouteMeter noRoute;
  private final transient KeyRing keys;
  private final transient Supplier<Phase> phase;
  private final transient ClassicActorSystemProvider system;

  /** Serves {@code routes}; whether they are served at all depends on the {@code phase}. */
  public Dispatcher(
      List<Route> routes,
      Meters meters,
      KeyRing keys,
      Supplier<Phase> phase,
      ClassicActorSystemProvider system) {
    this.table =
        new RouteTable(
            routes.stream()
                .map(
                    route ->
                        new MeasuredRoute(route, meters.route(route.method(), route.pattern())))
                .toList());
    this.noRoute = meters.route("none", "none");
    this.keys = keys;
    this.phase = phase;
    this.system = system;
  }

  @Override
  public CompletionStage<HttpResponse> apply(HttpRequest request) {
    var start = System.nanoTime();
    var match = table.match(request.getUri());
    var method = request.method().value();
    var measured = match.map(found -> found.endpoint().byMethod().get(method)).orElse(null);
    if (match.isEmpty() || measured == null) {
      RequestBody.none(request, system);
      var response = match.map(found -> wrongMethod(method, found)).orElseGet(this::noSuchPath);
      noRoute.answered(response.status().intValue(), System.nanoTime() - start);
      return CompletableFuture.completedFuture(response);
    }
    return carryOut(measured.route(), request, match.get().parameters())
        .handle(
            (answer, failure) -> {
              var response = failure == null ? answer : Replies.problem(Failures.problem(failure));
              measured.meter().answered(response.status().intValue(), System.nanoTime() - start);
              return phase.get() == Phase.LEAVING ? response.addHeader(CLOSE) : response;
            });
  }

  private CompletionStage<HttpResponse> carryOut(
      Route route, HttpRequest request, List<String> parameters) {
    try {
      var key = admit(route, request);
      return switch (route.body()) {
        case Body.None _ -> {
          var body = RequestBody.none(request, system);
          yield route.handler().handle(new Call(request, parameters, key, body));
        }
        case Body.Json _ ->
            handle(
                route,
                RequestBody.json(request, system),
                bytes -> new Call(request, parameters, key, bytes));
        case Body.Raw(var gate) -> carryOut(route, gate, request, parameters);
      };
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<HttpResponse> carryOut(
      Route route, BodyGate gate, HttpRequest request, List<String> parameters) {
    var size = request.entity().getContentLengthOption().orElse(gate.sizeMax());
    var room = Math.min(size, gate.sizeMax());
    if (!gate.enter(room)) {
      throw refused(request, ProblemCode.BUSY, "Too much is being delivered; try again soon.");
    }
    CompletionStage<HttpResponse> answer;
    try {
      answer =
          handle(
              route,
              RequestBody.raw(request, gate, system),
              bytes -> new Call(request, parameters, Optional.empty(), bytes));
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    return answer.whenComplete((_, _) -> gate.leave(room));
  }

  private static CompletionStage<HttpResponse> handle(
      Route route,
      CompletionStage<ByteString> body,
      java.util.function.Function<ByteString, Call> call) {
    return body instanceof CompletableFuture<ByteString> ready && ready.isDone()
        ? route.handler().handle(call.apply(ready.join()))
        : body.thenCompose(bytes -> route.handler().handle(call.apply(bytes)));
  }

  private Optional<ApiKey> admit(Route route, HttpRequest request) {
    if (route.access() == Access.OPEN) {
      return Optional.empty();
    }
    refuseOutsideOfServing(request);
    if (route.access() == Access.SIGNED) {
      return Optional.empty();
    }
    var key = keys.caller(request);
    if (key.isEmpty()) {
      throw refused(
          request,
          ProblemCode.UNAUTHENTICATED,
          "Send a valid key as \"Authorization: Bearer hf_…\".");
    }
    if (!route.access().admits(key.get())) {
      throw refused(
          request,
          ProblemCode.FORBIDDEN,
          "This call needs a key with the scope %s."
              .formatted(route.access().name().toLowerCase(Locale.ROOT)));
    }
    return key;
  }

  private void refuseOutsideOfServing(HttpRequest request) {
    switch (phase.get()) {
      case STARTING ->
          throw refused(request, ProblemCode.STARTING, "The server is starting; try again soon.");
      case STOPPING ->
          throw refused(request, ProblemCode.STOPPING, "The server is stopping; ask another one.");
      case SERVING, LEAVING -> {}
    }
  }

  private ProblemException refused(HttpRequest request, ProblemCode code, String detail) {
    RequestBody.none(request, system);
    return new ProblemException(Problem.of(code, detail));
  }

  private static HttpResponse wrongMethod(String method, RouteTable.Match match) {
    var allow = match.endpoint().allow();
    var problem =
        Problem.of(
            ProblemCode.METHOD_NOT_ALLOWED,
            "%s is not possible here; possible is %s.".formatted(method, allow));
    return Replies.problem(problem).addHeader(RawHeader.create("Allow", allow));
  }

  private HttpResponse noSuchPath() {
    return Replies.problem(
        Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path; see /openapi.yaml."));
  }
}
