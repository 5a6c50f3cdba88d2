package holdfast.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where units are to go.
 *
 * @param country ISO 3166-1 alpha-2, such as {@code US}
 * @param region the part of ISO 3166-2 after the country, such as {@code CA}
 */
public record Destination(String country, Optional<String> region) {
  /** What is allowed as a country, as the end of a sentence. */
  public static final String COUNTRY_ALLOWED = "must be two capital letters, such as US";

  /** What is allowed as a region, as the end of a sentence. */
  public static final String REGION_ALLOWED =
      "must be 1 to 3 capital letters or digits, such as CA";

  /** What is allowed as a served region, as the end of a sentence. */
  public static final String SERVED_ALLOWED =
      "must be a country such as US, or a part of one such as US-CA";

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern REGION = Pattern.compile("[A-Z0-9]{1,3}");
  private static final Pattern SERVED = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  /** Whether {@code text} has the form of a country. */
  public static boolean isCountry(String text) {
    return COUNTRY.matcher(text).matches();
  }

  /** Whether {@code text} has the form of a region within a country. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  /** Whether {@code text} has the form of a country, or of a part of one. */
  public static boolean isServed(String text) {
    return SERVED.matcher(text).matches();
  }

  /** As locations list what they serve: {@code US} or {@code US-CA}. */
  @Override
  public String toString() {
    return region.map(part -> country + "-" + part).orElse(country);
  }
}
