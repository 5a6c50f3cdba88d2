package holdfast.persistence.format;

import holdfast.allocation.PublishingRule;
import holdfast.catalog.ChannelId;
import holdfast.catalog.SkuId;
import holdfast.feed.Feed;
import holdfast.publish.HandedOver;
import holdfast.shop.Level;
import holdfast.shop.LevelState;
import holdfast.shop.ListingHealth;
import holdfast.shop.OrderTaken;
import holdfast.shop.OwnSale;
import holdfast.shop.Said;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of shops, each part of it set. */
final class ShopExamples {
  private static final Instant AT = StoredExamples.AT;

  static final LevelState LEVEL =
      new LevelState(
          Optional.of(new Level(9, AT)),
          Optional.of(new LevelState.Base(new Level(12, AT), true)),
          List.of(new OwnSale(AT, 2)),
          Optional.of(new LevelState.Doubt(AT, AT)),
          Optional.of(new Level(4, AT)),
          Optional.of(new LevelState.Gap(new Level(4, AT), -3)),
          Optional.empty(),
          Optional.empty());

  static final LevelState REPLACED =
      new LevelState(
          Optional.of(new Level(4, AT)),
          Optional.of(new LevelState.Base(new Level(4, AT), false)),
          List.of(),
          Optional.empty(),
          Optional.of(new Level(4, AT)),
          Optional.empty(),
          Optional.of(new LevelState.Replaced(List.of(9, 7))),
          Optional.empty());

  static final LevelState CONTRADICTED =
      new LevelState(
          Optional.of(new Level(4, AT)),
          Optional.of(new LevelState.Base(new Level(4, AT), false)),
          List.of(),
          Optional.empty(),
          Optional.of(new Level(4, AT)),
          Optional.empty(),
          Optional.of(new LevelState.Replaced(List.of(9))),
          Optional.of(new LevelState.Contradiction(AT, true)));

  static final OrderTaken ORDER = new OrderTaken(AT, Map.of("44", 2));

  static final ListingHealth HEALTH =
      new ListingHealth(
          said(true), said(false), said(false), said(true), said(true), said("TEE"), said(""));

  static final Feed FEED =
      new Feed(
          new ChannelId("north"),
          AT,
          Optional.empty(),
          List.of(
              new Feed.Line(
                  "tee",
                  "44",
                  new SkuId("TEE"),
                  5,
                  Optional.of(
                      new HandedOver(
                          "tee", new SkuId("TEE"), 5, PublishingRule.ENTITLEMENT, true, 12, 3))),
              new Feed.Line("tee2", "45", new SkuId("TEE"), 5, Optional.empty())));

  private ShopExamples() {}

  private static <T> Optional<Said<T>> said(T value) {
    return Optional.of(new Said<>(value, AT));
  }
}
