package holdfast.order;

import holdfast.catalog.LocationId;
import holdfast.catalog.SkuId;
import holdfast.stock.Pick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/**
 * What has been done with one SKU for one line of an order, in units of the SKU. Immutable.
 *
 * @param perUnit units of the SKU in one of the line
 * @param sale what was last sold
 * @param committed where units wait to be shipped, as last heard
 * @param oversold units sold that are not there, as last heard
 * @param parcels by shipment, the movements made for it; those back are below 0
 * @param restocked by the id of the refund's line
 * @param expected the last word on what is to come back
 * @param pending what the SKU was, or is to be, asked
 * @param trouble why it refused, or why nothing can be asked
 */
public record Part(
    String line,
    SkuId sku,
    int perUnit,
    Optional<Step.Sell> sale,
    List<Pick> committed,
    int oversold,
    TreePMap<String, List<Parcel>> parcels,
    TreePMap<String, Integer> restocked,
    Optional<Step.Expect> expected,
    Optional<Step.OfLine> pending,
    Optional<Trouble> trouble) {

  /** Units that went out at a location, or came in. */
  public record Parcel(LocationId location, int quantity) {}

  static Part fresh(String line, SkuId sku, int perUnit) {
    return new Part(
        line,
        sku,
        perUnit,
        Optional.empty(),
        List.of(),
        0,
        TreePMap.empty(),
        TreePMap.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Units last sold, those that left included. */
  int sold() {
    return sale.map(Step.Sell::quantity).orElse(0);
  }

  /** Units by which the shop's own number is lower for it, as last told. */
  int lowered() {
    return sale.map(Step.Sell::loweredUnits).orElse(0);
  }

  /** Units that left for a shipment and did not come back. */
  int shipped(String shipment) {
    return parcelsOf(shipment).stream().mapToInt(Parcel::quantity).sum();
  }

  /** Units that left and did not come back, for any shipment. */
  int shipped() {
    return parcels.values().stream().flatMap(List::stream).mapToInt(Parcel::quantity).sum();
  }

  /** Units that left and came back: a SKU counts them as shipped for good. */
  int takenBack() {
    return parcels.values().stream()
        .flatMap(List::stream)
        .mapToInt(parcel -> Math.max(0, -parcel.quantity()))
        .sum();
  }

  /** All units that ever left, by location. */
  List<Pick> left() {
    var left = new TreeMap<LocationId, Integer>();
    parcels.values().stream()
        .flatMap(List::stream)
        .filter(parcel -> parcel.quantity() > 0)
        .forEach(parcel -> left.merge(parcel.location(), parcel.quantity(), Integer::sum));
    return left.entrySet().stream()
        .map(units -> Pick.left(units.getKey(), units.getValue()))
        .toList();
  }

  /** Units that wait to be shipped. */
  int waiting() {
    return committed.stream().mapToInt(Pick::quantity).sum();
  }

  List<Parcel> parcelsOf(String shipment) {
    return parcels.getOrDefault(shipment, List.of());
  }

  /** It is about to be asked. */
  Part asking(Step.OfLine step) {
    return with(committed, oversold, Optional.of(step), Optional.empty());
  }

  /** It can't be done for now. */
  Part troubled(Trouble why) {
    return with(committed, oversold, pending, Optional.of(why));
  }

  /** What can't be done is no longer wanted. */
  Part untroubled() {
    return with(committed, oversold, Optional.empty(), Optional.empty());
  }

  /** The SKU has done it. */
  Part done(Step.OfLine step, List<Pick> picks, int missing) {
    return switch (step) {
      case Step.Sell sell ->
          new Part(
              line,
              sku,
              perUnit,
              Optional.of(sell),
              picks,
              missing,
              parcels,
              restocked,
              expected,
              Optional.empty(),
              Optional.empty());
      case Step.Ship ship ->
          moved(ship.shipment(), new Parcel(ship.location(), ship.quantity()))
              .with(
                  less(ship.location(), ship.quantity()),
                  oversold,
                  Optional.empty(),
                  Optional.empty());
      case Step.TakeBack back ->
          moved(back.shipment(), new Parcel(back.location(), -back.quantity()))
              .with(committed, oversold, Optional.empty(), Optional.empty());
      case Step.Restock restock ->
          with(parcels, restocked.plus(restock.refund(), restock.quantity()), expected);
      case Step.Expect expect -> with(parcels, restocked, Optional.of(expect));
    };
  }

  private Part moved(String shipment, Parcel parcel) {
    var after = new ArrayList<>(parcelsOf(shipment));
    after.add(parcel);
    return with(parcels.plus(shipment, List.copyOf(after)), restocked, expected);
  }

  /** What waits after units left at a location, some of which waited elsewhere before. */
  private List<Pick> less(LocationId location, int units) {
    var left = units;
    var after = new ArrayList<Pick>();
    for (var pick : committed) {
      var isHere = pick.location().equals(location);
      var taken = isHere ? Math.min(left, pick.quantity()) : 0;
      left -= taken;
      after.add(Pick.of(pick.location(), pick.quantity() - taken));
    }
    for (int i = after.size() - 1; i >= 0; i--) {
      var pick = after.get(i);
      var taken = Math.min(left, pick.quantity());
      left -= taken;
      after.set(i, Pick.of(pick.location(), pick.quantity() - taken));
    }
    return after.stream().filter(pick -> pick.quantity() > 0).toList();
  }

  private Part with(
      TreePMap<String, List<Parcel>> newParcels,
      TreePMap<String, Integer> newRestocked,
      Optional<Step.Expect> newExpected) {
    return new Part(
        line,
        sku,
        perUnit,
        sale,
        committed,
        oversold,
        newParcels,
        newRestocked,
        newExpected,
        Optional.empty(),
        Optional.empty());
  }

  private Part with(
      List<Pick> newCommitted,
      int newOversold,
      Optional<Step.OfLine> newPending,
      Optional<Trouble> newTrouble) {
    return new Part(
        line,
        sku,
        perUnit,
        sale,
        newCommitted,
        newOversold,
        parcels,
        restocked,
        expected,
        newPending,
        newTrouble);
  }
}
