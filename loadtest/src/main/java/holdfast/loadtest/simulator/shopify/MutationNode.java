package holdfast.loadtest.simulator.shopify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.DataFetchingEnvironment;
import holdfast.loadtest.simulator.Faults;
import holdfast.loadtest.simulator.ShopContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where changes begin. Those of stock and refunds must have an idempotency key. */
record MutationNode(
    ShopContext shop,
    Scopes scopes,
    IdempotencyKeys keys,
    Adjustments adjustments,
    Activation activation,
    OrderMutations orders,
    SubscriptionNodes subscriptions)
    implements Answering {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A change broke off inside Shopify: the app gets no answer that it could read. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;

    Died() {
      super("a change died", null, false, false);
    }
  }

  @Override
  public String type() {
    return "Mutation";
  }

  @Override
  public Object answer(String field, DataFetchingEnvironment asked) {
    scopes.check(field);
    return switch (field) {
      case "inventorySetQuantities" -> {
        var input = input(asked, "quantities", "quantity", "InventoryQuantityInput");
        yield once(
            field,
            asked,
            () -> adjustments.set(input),
            problem -> Adjustments.refusal(field, problem));
      }
      case "inventoryAdjustQuantities" -> {
        var input = input(asked, "changes", "delta", "InventoryChangeInput");
        yield once(
            field,
            asked,
            () -> adjustments.adjust(input),
            problem -> Adjustments.refusal(field, problem));
      }
      case "inventoryActivate" ->
          once(field, asked, () -> activation.activate(asked), Activation::refused);
      case "refundCreate" ->
          once(field, asked, () -> orders.refund(asked), OrderMutations::refused);
      case "orderCancel" -> orders.cancel(asked);
      case "orderUpdate" -> orders.update(asked);
      case "tagsAdd" -> orders.tag(asked);
      case "webhookSubscriptionCreate" -> subscriptions.create(asked);
      case "webhookSubscriptionUpdate" -> subscriptions.update(asked);
      case "webhookSubscriptionDelete" -> subscriptions.delete(asked);
      default -> throw Refused.notSimulated(type() + "." + field);
    };
  }

  private static QuantityInput input(
      DataFetchingEnvironment asked, String list, String number, String lineType) {
    Map<String, @Nullable Object> input = Objects.requireNonNull(asked.getArgument("input"));
    var quantities = new QuantityInput(input, list, number);
    quantities.requireChangeFrom(lineType);
    return quantities;
  }

  /** Makes a change unless its key says that it was made before. */
  private Answering once(
      String field,
      DataFetchingEnvironment asked,
      Supplier<Answering> change,
      Function<Problem, Answering> refuse) {
    String key = key(asked);
    String content = field + content(asked);
    return switch (keys.begin(key, content, shop.agenda().instant())) {
      case IdempotencyKeys.Step.Refuse(Problem problem) -> refuse.apply(problem);
      case IdempotencyKeys.Step.Replay(Answering result) -> result;
      case IdempotencyKeys.Step.Go go -> carryOut(field, key, change);
    };
  }

  private Answering carryOut(String field, String key, Supplier<Answering> change) {
    Faults faults = shop.faults().now();
    take(Duration.ofMillis(faults.changeMillis()));
    if (shop.dice().chance(faults.changeDiesRate())) {
      keys.fail(key);
      throw new Died();
    }
    if (field.equals("inventoryAdjustQuantities") && shop.dice().chance(faults.unavailableRate())) {
      keys.withdraw(key);
      return Adjustments.unavailable();
    }
    try {
      Answering result = change.get();
      keys.done(key, result);
      return result;
    } catch (RuntimeException e) {
      keys.fail(key);
      throw e;
    }
  }

  /** A change that takes its time, in the simulation's time. */
  private void take(Duration time) {
    if (!time.isPositive()) {
      return;
    }
    var over = new CountDownLatch(1);
    shop.agenda().after(time, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Died();
    }
  }

  private static String key(DataFetchingEnvironment asked) {
    Optional<String> key =
        asked.getQueryDirectives().getImmediateAppliedDirective("idempotent").stream()
            .findFirst()
            .map(directive -> directive.getArgument("key").<@Nullable String>getValue());
    return key.filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                Refused.because(
                    "BAD_REQUEST",
                    "The @idempotent directive is required for this mutation, with a key that is"
                        + " not empty."));
  }

  private static String content(DataFetchingEnvironment asked) {
    try {
      return MAPPER.writeValueAsString(asked.getArguments());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("arguments came as JSON", e);
    }
  }
}
