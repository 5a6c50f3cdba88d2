package holdfast.http.api;

import holdfast.catalog.Platform;
import holdfast.catalog.ShopApi;
import holdfast.http.wire.Fields;
import java.util.Optional;
import java.util.Set;

/** What {@code PUT /v1/stores/{id}} says about how the store's API is reached. */
final class ShopApiRequest {
  /** Versions of Shopify's Admin API that Holdfast speaks. */
  private static final Set<String> VERSIONS = Set.of("2026-04", "2026-07", "2026-10");

  private ShopApiRequest() {}

  static ShopApi read(Fields fields, Platform platform) {
    return fields
        .optionalObject("api")
        .map(
            api -> {
              api.only("url", "plainHttp", "version");
              return new ShopApi(
                  url(api), api.optionalBoolean("plainHttp").orElse(false), version(api, platform));
            })
        .orElse(ShopApi.USUAL);
  }

  private static Optional<String> url(Fields api) {
    return api.optionalString(
            "url",
            PlatformForms.domain(Platform.GENERIC),
            PlatformForms.domainAllowed(Platform.GENERIC))
        .map(StoreRequest::withoutSlash);
  }

  private static Optional<String> version(Fields api, Platform platform) {
    if (platform != Platform.SHOPIFY && api.has("version")) {
      api.refuse("version", "must be left out: only Shopify's API has versions to choose from");
      return Optional.empty();
    }
    return api.optionalString(
        "version", VERSIONS::contains, "must be 2026-04, 2026-07 or 2026-10, or be left out");
  }
}
