package holdfast.persistence;

import holdfast.allocation.PolicyLayer;
import holdfast.allocation.PolicyLevel;
import holdfast.allocation.RetailerTerms;
import holdfast.allocation.Strategy;
import holdfast.catalog.ChannelId;
import holdfast.catalog.RetailerId;
import holdfast.stock.Reservation;
import holdfast.stock.ReservationId;
import holdfast.stock.StockCommand;
import java.util.List;
import java.util.Optional;

/** A retailer with a shop, and a policy that gives it a floor and a ceiling of every SKU. */
final class RetailerShop {
  static final RetailerId NORTH = new RetailerId("north");
  static final ChannelId SHOP = new ChannelId("north-shop");

  private RetailerShop() {}

  static void open(Storage storage, long floor, long ceiling) {
    storage.catalog().put(NORTH, "North");
    storage.catalog().put(SHOP, "North's shop", Optional.of(NORTH));
    storage.policies().put(new PolicyLevel.Global(), hybrid(floor, ceiling));
  }

  static StockCommand reserving(String id, int quantity, int ttlSeconds) {
    return new StockCommand.Reserve(
        new ReservationId(id), new Reservation.Request(SHOP, quantity, ttlSeconds));
  }

  private static PolicyLayer hybrid(long floor, long ceiling) {
    var silent = PolicyLayer.SILENT;
    var terms =
        new RetailerTerms(
            NORTH, Optional.of(floor), Optional.of(ceiling), Optional.empty(), Optional.empty());
    return new PolicyLayer(
        Optional.of(Strategy.HYBRID),
        silent.ownChannelReserve(),
        silent.safetyBuffer(),
        silent.deactivationThreshold(),
        silent.publishingMode(),
        silent.exposureBudget(),
        silent.conflict(),
        silent.rebalance(),
        silent.velocityWindowDays(),
        silent.minimumShare(),
        silent.sellFactoryStock(),
        Optional.of(List.of(terms)));
  }
}
