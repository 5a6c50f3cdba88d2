package holdfast.http.api;

import holdfast.catalog.Platform;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms that ids and addresses have on each platform, and how to say them. */
final class PlatformForms {
  /** Longest id that a platform may have, in characters. */
  static final int ID_MAX = 128;

  /** Longest domain or base URL, in characters. */
  static final int DOMAIN_MAX = 300;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,19}");
  private static final Pattern SHOPIFY_DOMAIN =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,62}\\.myshopify\\.com");
  private static final Pattern BASE_URL =
      Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/[^\\s?#]*)?");
  private static final Pattern STATUS = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");

  private PlatformForms() {}

  /** The rule for the platform's ids; they are texts, since some are larger than 2^53. */
  static Predicate<String> id(Platform platform) {
    return switch (platform) {
      case SHOPIFY, WOOCOMMERCE -> text -> NUMBER.matcher(text).matches();
      case GENERIC ->
          text ->
              !text.isBlank()
                  && text.length() <= ID_MAX
                  && text.chars().noneMatch(Character::isISOControl);
    };
  }

  static String idAllowed(Platform platform) {
    return switch (platform) {
      case SHOPIFY, WOOCOMMERCE ->
          "must be the platform's number as a text of digits, such as \"7\"";
      case GENERIC -> "must be 1 to %d characters, no control characters".formatted(ID_MAX);
    };
  }

  static Predicate<String> domain(Platform platform) {
    return switch (platform) {
      case SHOPIFY -> text -> SHOPIFY_DOMAIN.matcher(text).matches();
      case WOOCOMMERCE, GENERIC ->
          text -> text.length() <= DOMAIN_MAX && BASE_URL.matcher(text).matches();
    };
  }

  static String domainAllowed(Platform platform) {
    return switch (platform) {
      case SHOPIFY -> "must be the shop's own domain, such as name.myshopify.com";
      case WOOCOMMERCE, GENERIC ->
          "must be the base URL without a query, such as https://shop.example/wp";
    };
  }

  /** Whether {@code text} can be an order status of WooCommerce. */
  static boolean isStatus(String text) {
    return STATUS.matcher(text).matches();
  }
}
