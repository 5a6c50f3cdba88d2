package holdfast.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What can happen next in a {@link Shopping}. */
final class ShoppingSteps {
  private final Shopping world;

  private ShoppingSteps(Shopping world) {
    this.world = world;
  }

  /** Something that can happen. */
  record Step(String name, Supplier<Shopping> effect) {}

  /** Everything that can happen next. */
  static List<Step> of(Shopping world) {
    return new ShoppingSteps(world).all();
  }

  private List<Step> all() {
    var steps = new ArrayList<Step>();
    for (int i = 0; i < world.shops().size(); i++) {
      ofStore(steps, i);
      ofShop(steps, i);
    }
    ofCustomer(steps);
    for (int i = 0; i < world.setting().policies().size(); i++) {
      if (i != world.policy()) {
        var next = i;
        steps.add(new Step("policy " + i, () -> world.under(next).woken()));
      }
    }
    if (world.stock().earliestDeadline().isPresent()) {
      steps.add(new Step("time passes", () -> world.later(world.setting().seconds()).woken()));
    }
    return steps;
  }

  private void ofStore(List<Step> steps, int i) {
    var shop = world.shops().get(i);
    if (shop.flight().isEmpty()) {
      steps.add(new Step(i + " asks", () -> world.asks(i)));
      if (world.troubles() > 0) {
        steps.add(
            new Step(
                i + " asks and forgets",
                () -> world.after(new StockCommand.Offer(shop.window())).inTrouble()));
      }
    } else if (shop.flight().get().fate() == ShopModel.Fate.SENT) {
      steps.add(new Step(i + " is reached", () -> world.with(i, shop.reached())));
    } else {
      steps.add(new Step(i + " answers", () -> world.told(i).with(i, shop.landed())));
      if (world.troubles() > 0) {
        steps.add(
            new Step(
                i + " answers, and the store forgets that it told",
                () -> world.told(i).inTrouble()));
      }
      if (world.troubles() > 0 && shop.late().isEmpty() && shop.acknowledgement().isPresent()) {
        steps.add(
            new Step(
                i + " answers, and the acknowledgement is told once more, late",
                () ->
                    world.told(i).with(i, shop.landed().late(shop.acknowledgement())).inTrouble()));
      }
    }
    shop.late()
        .ifPresent(
            late ->
                steps.add(
                    new Step(
                        i + " late acknowledgement",
                        () -> world.after(late).with(i, shop.late(Optional.empty())))));
    if (world.troubles() > 0 && shop.lastOffer() > 0) {
      steps.add(new Step(i + " crashes", () -> world.with(i, shop.crashed()).inTrouble()));
    }
    steps.add(
        new Step(
            i + " is seen",
            () -> world.after(new StockCommand.Observe(shop.window(), shop.shown(), false, 0))));
    if (shop.isSettled()) {
      steps.add(new Step(i + " is read", () -> world.read(i)));
    }
  }

  private void ofShop(List<Step> steps, int i) {
    var shop = world.shops().get(i);
    if (shop.shown() > 0) {
      steps.add(new Step(i + " sells", () -> world.with(i, shop.sells(1))));
    }
    if (shop.untold() > 0) {
      steps.add(new Step(i + " reports", () -> world.reports(i)));
    }
    if (world.cancellations() > 0 && shop.told() > shop.unreturned()) {
      steps.add(new Step(i + " cancels", () -> world.with(i, shop.cancels()).cancelling()));
    }
    if (shop.unreturned() > 0) {
      steps.add(new Step(i + " reports a cancellation", () -> world.reportsCancellation(i)));
    }
  }

  private void ofCustomer(List<Step> steps) {
    steps.add(new Step("the customer reserves", () -> world.reserves(1)));
    if (world.cart().isPresent() && world.stock().windows().pullBacks().size() < 2) {
      steps.add(
          new Step(
              "the customer gives up",
              () -> world.customer(world.stock(), world.held(), Optional.empty(), world.ids())));
    }
    if (!world.held().isEmpty()) {
      var first = world.held().getFirst();
      steps.add(
          new Step(
              "the customer releases",
              () ->
                  world.customer(
                      world.after(Commands.release(first)).stock(),
                      world.held().minus(0),
                      world.cart(),
                      world.ids())));
      steps.add(
          new Step(
              "the customer confirms",
              () ->
                  world.customer(
                      world.after(Commands.confirm(first, "web")).stock(),
                      world.held().minus(0),
                      world.cart(),
                      world.ids())));
    }
  }
}
