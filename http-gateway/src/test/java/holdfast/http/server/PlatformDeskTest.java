package holdfast.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Platform;
import holdfast.catalog.StoreBook;
import holdfast.order.Cancellation;
import holdfast.order.DeskAnswer;
import holdfast.order.OrderKey;
import holdfast.order.OrderSnapshot;
import holdfast.order.Refund;
import holdfast.order.ShopDesk;
import holdfast.outbound.Shops;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PlatformDeskTest {
  private static final OrderKey ORDER = OrderKey.order(new ChannelId("shop"), "1");
  private static final Cancellation WISH =
      new Cancellation("c", Instant.EPOCH, List.of(), "", false, false, Optional.empty());

  @Test
  void asksWhereTheOrdersPlatformIsAsked() {
    var desk = new PlatformDesk(Map.of(Platform.SHOPIFY, new Willing()), PlatformDeskTest::book);

    assertThat(desk.refunds(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.Done<>(List.of()));
    assertThat(desk.snapshot(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.Done<>(Optional.empty()));
    assertThat(desk.cancel(ORDER, WISH).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.Done<>(WISH));
  }

  @Test
  void whereThereIsNoDeskNobodyIsAsked() {
    var ofOthers =
        new PlatformDesk(Map.of(Platform.WOOCOMMERCE, new Willing()), PlatformDeskTest::book);
    var ofUnknown = new PlatformDesk(Map.of(Platform.SHOPIFY, new Willing()), StoreBook::empty);

    assertThat(ofOthers.refunds(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.NotConnected<>());
    assertThat(ofUnknown.refunds(ORDER).toCompletableFuture().join())
        .isEqualTo(new DeskAnswer.NotConnected<>());
  }

  @Test
  void aDeskThatThrowsWasNotReached() {
    var desk = new PlatformDesk(Map.of(Platform.SHOPIFY, new Broken()), PlatformDeskTest::book);
    var answer = new DeskAnswer.Unreachable<>("java.lang.IllegalStateException: a bug");

    assertThat(desk.refunds(ORDER).toCompletableFuture().join()).isEqualTo(answer);
    assertThat(desk.snapshot(ORDER).toCompletableFuture().join()).isEqualTo(answer);
    assertThat(desk.cancel(ORDER, WISH).toCompletableFuture().join()).isEqualTo(answer);
  }

  private static StoreBook book() {
    return StoreBook.empty().with(Shops.holding());
  }

  /** Does all that it is asked. */
  private static final class Willing implements ShopDesk {
    @Override
    public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
      return CompletableFuture.completedFuture(new DeskAnswer.Done<>(List.of()));
    }

    @Override
    public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
      return CompletableFuture.completedFuture(new DeskAnswer.Done<>(Optional.empty()));
    }

    @Override
    public CompletionStage<DeskAnswer<Cancellation>> cancel(
        OrderKey order, Cancellation cancellation) {
      return CompletableFuture.completedFuture(new DeskAnswer.Done<>(cancellation));
    }
  }

  private static final class Broken implements ShopDesk {
    @Override
    public CompletionStage<DeskAnswer<List<Refund>>> refunds(OrderKey order) {
      throw new IllegalStateException("a bug");
    }

    @Override
    public CompletionStage<DeskAnswer<Optional<OrderSnapshot>>> snapshot(OrderKey order) {
      throw new IllegalStateException("a bug");
    }

    @Override
    public CompletionStage<DeskAnswer<Cancellation>> cancel(
        OrderKey order, Cancellation cancellation) {
      throw new IllegalStateException("a bug");
    }
  }
}
