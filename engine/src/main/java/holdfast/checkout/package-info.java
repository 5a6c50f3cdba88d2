/**
 * Checkouts of several lines, and of bundles: granted whole or not at all, confirmed whole or not
 * at all (I6). {@link holdfast.checkout.Checkout}, its commands, events and rules are plain Java;
 * {@link holdfast.checkout.CheckoutEntity} carries them and asks the SKUs; {@link
 * holdfast.checkout.Checkouts} is the door for everybody else.
 */
@NullMarked
package holdfast.checkout;

import org.jspecify.annotations.NullMarked;
