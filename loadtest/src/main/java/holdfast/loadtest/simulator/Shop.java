package holdfast.loadtest.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One shop of a platform: its API, and what people do in it. For many threads. */
public interface Shop {
  ShopContext context();

  /** Answers a call of the platform's API. */
  Reply answer(Call call);

  /** A shopper pays for a cart; refused if the shop's own checkout has too little. */
  Deed buy(List<Wanted> cart);

  /**
   * The same by a way of the platform's own, such as a checkout that is not paid yet.
   *
   * @param way the platform's word for it
   */
  default Deed buy(List<Wanted> cart, String way) {
    return new Deed.Refused("No cart is bought as " + way + " here.");
  }

  /** A shopper of the simulation buys, by whatever way shoppers take here. */
  default Deed buyAsShoppersDo(List<Wanted> cart) {
    return buy(cart);
  }

  /** Cancels an order; what was not shipped returns to the shop's quantity if {@code restock}. */
  Deed cancel(long order, boolean restock);

  /** Refunds units of order lines; of all that is left, if {@code lines} is empty. */
  Deed refund(long order, List<Wanted> lines, boolean restock);

  /** Sends off everything that is open. */
  Deed fulfil(long order);

  /**
   * Something else that people do with an order on this platform.
   *
   * @param deed the platform's word for it
   */
  default Deed change(long order, String deed) {
    return new Deed.Unknown("No order can be told to " + deed + " here.");
  }

  /** A person sets the quantity of an item by hand. */
  Deed edit(long item, long quantity);

  /**
   * Something else that happens on this platform.
   *
   * @param what the platform's word for it
   * @param told what it is about
   */
  default Deed happen(String what, ObjectNode told) {
    return new Deed.Unknown("There is no " + what + " here.");
  }

  /** The platform switches off all webhooks, as after too many failures. */
  void disableWebhooks();

  /**
   * What a harness must know to set a connector up: ids, keys and secrets. Of each item too: the
   * field {@code items} is a list of objects with {@code id}, {@code sku}, {@code inventory}.
   */
  ObjectNode facts();
}
