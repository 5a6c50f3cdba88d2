package holdfast.http.api;

import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.SkuProfile;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** What {@code PUT /v1/skus/{sku}} says of a SKU. */
final class SkuProfileRequest {
  private static final int TITLE_MAX = 500;
  static final int CATEGORY_MAX = 200;
  private static final Choices<Kind> KINDS = Choices.upperCase(Kind.class);
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

  private SkuProfileRequest() {}

  /** The kinds that a client may think of. */
  private enum Kind {
    STOCKED,
    DROPSHIP,
    BUNDLE
  }

  /** Reads the body; the caller checks the findings. */
  static SkuProfile read(Call call, Findings findings) {
    var fields = JsonBody.read(call.body(), findings);
    var kind = kind(fields.optionalChoice("kind", KINDS).orElse(Kind.STOCKED));
    fields.only("title", "category", "kind", "unitCost");
    return new SkuProfile(
        fields.text("title", TITLE_MAX),
        fields.optionalText("category", CATEGORY_MAX),
        kind,
        fields.optionalObject("unitCost").map(SkuProfileRequest::money));
  }

  private static SkuProfile.Kind kind(Kind kind) {
    return switch (kind) {
      case STOCKED -> SkuProfile.Kind.STOCKED;
      case DROPSHIP -> SkuProfile.Kind.DROPSHIP;
      case BUNDLE ->
          throw new ProblemException(
              Problem.of(
                  ProblemCode.BUNDLES_UNSUPPORTED,
                  "A SKU can be STOCKED or DROPSHIP for now; define the components instead."));
    };
  }

  private static SkuProfile.Money money(Fields cost) {
    cost.only("amount", "currency");
    var amount =
        cost.string(
            "amount",
            text -> AMOUNT.matcher(text).matches(),
            "must be a decimal number in a string, such as \"4.20\"");
    var currency =
        cost.string(
            "currency", SkuProfileRequest::isCurrency, "must be an ISO 4217 code, such as \"USD\"");
    var isReadable = AMOUNT.matcher(amount).matches();
    return new SkuProfile.Money(isReadable ? new BigDecimal(amount) : BigDecimal.ZERO, currency);
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .anyMatch(code::equals);
  }
}
