package holdfast.http.api;

import holdfast.catalog.SkuId;
import holdfast.http.route.Call;
import holdfast.http.wire.Choices;
import holdfast.http.wire.Fields;
import holdfast.http.wire.Findings;
import holdfast.http.wire.JsonBody;
import holdfast.stock.Quantity;
import holdfast.stock.SkuProfile;
import holdfast.stock.SkuProfile.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code PUT /v1/skus/{sku}} says of a SKU. */
final class SkuProfileRequest {
  private static final int TITLE_MAX = 500;
  static final int CATEGORY_MAX = 200;
  private static final Choices<Kind> KINDS = Choices.upperCase(Kind.class);
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

  private SkuProfileRequest() {}

  /** Reads the body; the caller checks the findings. */
  static SkuProfile read(Call call, Findings findings) {
    var fields = JsonBody.read(call.body(), findings);
    var kind = fields.optionalChoice("kind", KINDS).orElse(Kind.STOCKED);
    fields.only("title", "category", "kind", "unitCost", "components");
    return new SkuProfile(
        fields.text("title", TITLE_MAX),
        fields.optionalText("category", CATEGORY_MAX),
        kind,
        fields.optionalObject("unitCost").map(SkuProfileRequest::money),
        components(fields, kind));
  }

  private static List<SkuProfile.Component> components(Fields fields, Kind kind) {
    if (kind != Kind.BUNDLE) {
      if (fields.has("components")) {
        fields.refuse("components", "belongs to a BUNDLE only");
      }
      return List.of();
    }
    var components = new ArrayList<SkuProfile.Component>();
    for (var part : fields.objects("components", SkuProfile.COMPONENTS_MAX)) {
      part.only("sku", "quantity");
      var sku = new SkuId(part.id("sku"));
      if (components.stream().anyMatch(other -> other.sku().equals(sku))) {
        part.refuse("sku", "is there twice");
      }
      components.add(new SkuProfile.Component(sku, part.integer("quantity", 1, Quantity.MAX)));
    }
    return components;
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
