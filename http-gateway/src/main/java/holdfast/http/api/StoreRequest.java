package holdfast.http.api;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Credentials;
import holdfast.catalog.LocationId;
import holdfast.catalog.OnDrift;
import holdfast.catalog.Platform;
import holdfast.catalog.RestockAuthority;
import holdfast.catalog.RetailerId;
import holdfast.catalog.SecretsChange;
import holdfast.catalog.StatusEffect;
import holdfast.catalog.Store;
import holdfast.catalog.SyncLevel;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.stock.Reservation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What {@code PUT /v1/stores/{id}} says about a store. */
record StoreRequest(Store store, SecretsChange secrets) {
  private static final int NAME_MAX = 200;
  private static final int PLAN_MAX = 50;
  private static final int SECRET_MAX = 500;
  private static final Choices<Platform> PLATFORMS = Choices.upperCase(Platform.class);
  private static final Choices<RestockAuthority> AUTHORITIES =
      Choices.upperCase(RestockAuthority.class);
  private static final Choices<SyncLevel> LEVELS = Choices.upperCase(SyncLevel.class);
  private static final Choices<OnDrift> DRIFT = Choices.upperCase(OnDrift.class);
  private static final Choices<StatusEffect> EFFECTS = Choices.upperCase(StatusEffect.class);

  /** Reads the body; what is wrong goes to the fields' findings. */
  static StoreRequest read(ChannelId id, Fields fields, Instant now) {
    fields.only(
        "name",
        "retailer",
        "platform",
        "domain",
        "plan",
        "location",
        "platformLocation",
        "api",
        "restockAuthority",
        "testStore",
        "holdSeconds",
        "statuses",
        "syncLevel",
        "feedSeconds",
        "onDrift",
        "paused",
        "webhookSecret",
        "credentials");
    var platform = fields.choice("platform", PLATFORMS).orElse(Platform.GENERIC);
    var store =
        new Store(
            id,
            fields.text("name", NAME_MAX),
            fields.optionalId("retailer").map(RetailerId::new),
            platform,
            domain(fields, platform),
            fields.optionalText("plan", PLAN_MAX),
            fields.optionalId("location").map(LocationId::new),
            platformLocation(fields, platform),
            ShopApiRequest.read(fields, platform),
            fields
                .optionalChoice("restockAuthority", AUTHORITIES)
                .orElse(RestockAuthority.SUPPLIER),
            fields.optionalBoolean("testStore").orElse(false),
            fields
                .optionalInteger("holdSeconds", 0, Reservation.TTL_SECONDS_MAX)
                .filter(seconds -> seconds > 0),
            statuses(fields, platform),
            fields.optionalChoice("syncLevel", LEVELS).orElse(SyncLevel.PUSH),
            fields.optionalInteger("feedSeconds", Store.FEED_SECONDS_MIN, Store.FEED_SECONDS_MAX),
            fields.optionalChoice("onDrift", DRIFT).orElse(OnDrift.CORRECT),
            fields.optionalBoolean("paused").orElse(false),
            0);
    var secrets =
        new SecretsChange(
            fields.optionalText("webhookSecret", SECRET_MAX),
            fields.optionalObject("credentials").map(object -> credentials(object, platform)),
            now);
    return new StoreRequest(store, secrets);
  }

  private static Optional<String> domain(Fields fields, Platform platform) {
    var allowed = PlatformForms.domainAllowed(platform);
    var rule = PlatformForms.domain(platform);
    return switch (platform) {
      case SHOPIFY -> Optional.of(fields.string("domain", rule, allowed));
      case WOOCOMMERCE -> Optional.of(withoutSlash(fields.string("domain", rule, allowed)));
      case GENERIC ->
          fields.optionalString("domain", rule, allowed).map(StoreRequest::withoutSlash);
    };
  }

  /** So that paths can be put behind it. */
  static String withoutSlash(String url) {
    return url.replaceFirst("/+$", "");
  }

  private static Optional<String> platformLocation(Fields fields, Platform platform) {
    if (platform == Platform.WOOCOMMERCE && fields.has("platformLocation")) {
      fields.refuse("platformLocation", "must be left out: a WooCommerce shop has one stock");
      return Optional.empty();
    }
    return fields.optionalString(
        "platformLocation", PlatformForms.id(platform), PlatformForms.idAllowed(platform));
  }

  private static Map<String, StatusEffect> statuses(Fields fields, Platform platform) {
    var effects = new HashMap<String, StatusEffect>();
    fields
        .optionalObject("statuses")
        .ifPresent(
            table -> {
              var names = table.names();
              if (!names.isEmpty() && platform != Platform.WOOCOMMERCE) {
                fields.refuse("statuses", "must be left out: only WooCommerce has such statuses");
              } else if (names.size() > Store.STATUSES_MAX) {
                fields.refuse("statuses", "must have at most %d".formatted(Store.STATUSES_MAX));
              } else {
                names.forEach(name -> put(effects, table, name));
              }
            });
    return effects;
  }

  private static void put(Map<String, StatusEffect> effects, Fields table, String name) {
    if (PlatformForms.isStatus(name)) {
      table.choice(name, EFFECTS).ifPresent(effect -> effects.put(name, effect));
    } else {
      table.refuse(name, "must be a status as the shop writes it, such as in-transit");
    }
  }

  private static Credentials credentials(Fields fields, Platform platform) {
    return switch (platform) {
      case SHOPIFY -> {
        fields.only("accessToken");
        yield new Credentials.Shopify(token(fields, "accessToken"));
      }
      case WOOCOMMERCE -> {
        fields.only("consumerKey", "consumerSecret");
        yield new Credentials.WooCommerce(
            token(fields, "consumerKey"), token(fields, "consumerSecret"));
      }
      case GENERIC -> {
        fields.only("signingSecret");
        yield new Credentials.Generic(token(fields, "signingSecret"));
      }
    };
  }

  /** They go into headers. */
  private static String token(Fields fields, String name) {
    return fields.string(
        name,
        StoreRequest::isVisible,
        "must be 1 to %d visible ASCII characters".formatted(SECRET_MAX));
  }

  private static boolean isVisible(String text) {
    return !text.isEmpty()
        && text.length() <= SECRET_MAX
        && text.chars().allMatch(character -> character > ' ' && character <= '~');
  }
}
