package holdfast.http.webhook;

import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.http.meter.DeliveryMeters;
import holdfast.http.route.Call;
import holdfast.http.wire.Findings;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.intake.Arrival;
import holdfast.intake.DeliveryInbox;
import holdfast.intake.DeliverySource;
import holdfast.intake.DeliveryState;
import holdfast.intake.Intake;
import holdfast.intake.Ticket;
import holdfast.shopify.ShopifyRedaction;
import holdfast.woocommerce.WooRedaction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * Takes what shops deliver. The signature is checked on the bytes as they came and before anything
 * is read; then the delivery is kept, and only when that is on the medium the shop hears 200. The
 * work comes afterwards.
 */
public final class WebhookCalls {
  /** What WooCommerce sends when somebody saves a webhook, with no header of its own. */
  private static final Pattern PING = Pattern.compile("webhook_id=[0-9]{1,20}");

  private final StoreSignature signatures;
  private final DeliveryInbox inbox;
  private final Intake intake;
  private final DeliveryMeters meters;
  private final Clock clock;

  /** Takes deliveries for {@code stores} into {@code inbox}, and says so to {@code intake}. */
  public WebhookCalls(
      StoreDirectory stores,
      StoreSecrets secrets,
      DeliveryInbox inbox,
      Intake intake,
      DeliveryMeters meters,
      Clock clock) {
    this.signatures = new StoreSignature(stores, secrets);
    this.inbox = inbox;
    this.intake = intake;
    this.meters = meters;
    this.clock = clock;
  }

  /** A delivery of Shopify's. */
  public CompletionStage<HttpResponse> shopify(Call call) {
    var body = body(call);
    var store = signer(call, Platform.SHOPIFY, body, "X-Shopify-Hmac-Sha256");
    var findings = new Findings();
    var headers = new Headers(call, findings);
    var topic = headers.required("X-Shopify-Topic").toLowerCase(Locale.ROOT);
    var webhook = headers.required("X-Shopify-Webhook-Id");
    var domain = headers.required("X-Shopify-Shop-Domain");
    findings.check();
    if (!store.domain().map(domain::equalsIgnoreCase).orElse(false)) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.WRONG_SHOP,
              "X-Shopify-Shop-Domain must be the domain of the store %s, but is %s."
                  .formatted(store.id(), domain)));
    }
    var isTest = call.header("X-Shopify-Test").filter("true"::equalsIgnoreCase).isPresent();
    return keep(
        new Arrival(
            DeliverySource.WEBHOOK,
            store.id(),
            Platform.SHOPIFY,
            topic,
            Optional.of(webhook),
            headers.optional("X-Shopify-Event-Id"),
            Optional.empty(),
            headers.optional("X-Shopify-API-Version"),
            headers.moment("X-Shopify-Triggered-At"),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            body.length,
            Bodies.sha256(body),
            Bodies.stored(body, ShopifyRedaction.of(topic)),
            isTest && !store.testStore() ? DeliveryState.IGNORED_TEST : DeliveryState.RECEIVED));
  }

  /** A delivery of WooCommerce's. */
  public CompletionStage<HttpResponse> wooCommerce(Call call) {
    var body = body(call);
    if (isPing(call)) {
      return CompletableFuture.completedFuture(HttpResponse.create());
    }
    var store = signer(call, Platform.WOOCOMMERCE, body, "X-WC-Webhook-Signature");
    var findings = new Findings();
    var headers = new Headers(call, findings);
    var topic = headers.required("X-WC-Webhook-Topic").toLowerCase(Locale.ROOT);
    findings.check();
    return keep(
        new Arrival(
            DeliverySource.WEBHOOK,
            store.id(),
            Platform.WOOCOMMERCE,
            topic,
            headers.optional("X-WC-Webhook-ID"),
            headers.optional("X-WC-Webhook-Delivery-ID"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            body.length,
            Bodies.sha256(body),
            Bodies.stored(body, WooRedaction.RULES),
            DeliveryState.RECEIVED));
  }

  private static byte[] body(Call call) {
    var body = call.body().toArrayUnsafe();
    for (var one : body) {
      if (one > ' ') {
        return body;
      }
    }
    throw new ProblemException(
        Problem.of(ProblemCode.MALFORMED_REQUEST, "The body must not be blank."));
  }

  private static boolean isPing(Call call) {
    for (HttpHeader header : call.request().getHeaders()) {
      if (header.lowercaseName().startsWith("x-wc-")) {
        return false;
      }
    }
    var type = call.request().entity().getContentType().mediaType();
    return type.subType().equals("x-www-form-urlencoded")
        && PING.matcher(call.body().utf8String()).matches();
  }

  private Store signer(Call call, Platform platform, byte[] body, String header) {
    return signatures
        .signer(call.parameters().getFirst(), platform, body, call.header(header).orElse(""))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        ProblemCode.BAD_SIGNATURE,
                        ("%s must be the signature of this body, made with a webhook secret of the"
                                + " store that the path names.")
                            .formatted(header))));
  }

  private CompletionStage<HttpResponse> keep(Arrival arrival) {
    var about =
        switch (arrival.body().form()) {
          case JSON -> arrival.about(ResourceId.of(arrival.body().text()));
          case BASE64 -> arrival;
        };
    return inbox
        .keep(about)
        .thenApply(
            kept -> {
              if (kept.isDuplicate()) {
                meters.count(about.platform(), about.topic(), "DUPLICATE");
              } else if (about.state() == DeliveryState.RECEIVED) {
                intake.arrived(Ticket.of(kept.id(), about.store(), about.resource(), 0));
              } else {
                meters.count(about.platform(), about.topic(), about.state().name());
              }
              return HttpResponse.create();
            });
  }
}
