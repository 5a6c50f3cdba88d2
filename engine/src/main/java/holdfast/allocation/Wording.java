package holdfast.allocation;

import holdfast.allocation.Explanation.Figure;
import holdfast.allocation.Explanation.Line;
import java.util.List;

/** Says a {@link Step} in words that a shop's owner understands. It calculates nothing. */
final class Wording {
  private Wording() {}

  static Line line(Taker taker, Step step) {
    var rule = step.rule();
    var left = step.left();
    return switch (rule) {
      case Rule.PoolExhausted(long available) ->
          new Line(
              rule.code(),
              "Available stock",
              "on hand, minus held in checkouts, minus sold and not yet shipped",
              List.of(new Figure("available", available)),
              left,
              units(available) + (available == 1 ? " is" : " are") + " available.");
      case Rule.Buffer(long available, long kept) ->
          new Line(
              rule.code(),
              "Safety buffer",
              "available stock minus safety buffer",
              List.of(new Figure("available", available), new Figure("buffer", kept)),
              left,
              "%s kept back as a safety buffer for sales that are already made; %d left."
                  .formatted(areOrIs(kept), left));
      case Rule.OwnReserve(long reserve, long taken, long kept) ->
          new Line(
              rule.code(),
              "The supplier's own channels",
              "what is left, minus the own channels' reserve that they have not taken yet",
              List.of(
                  new Figure("reserve", reserve),
                  new Figure("taken", taken),
                  new Figure("kept", kept)),
              left,
              "The supplier keeps %s for its own channels, which have taken %d; %s; %d left."
                  .formatted(units(reserve), taken, keptForThem(kept), left));
      case Rule.Ceiling(long ceiling, long taken) ->
          new Line(
              rule.code(),
              "Your ceiling",
              "your ceiling minus what you have taken, at most what is left",
              List.of(new Figure("ceiling", ceiling), new Figure("taken", taken)),
              left,
              "Your ceiling is %s and you have taken %d; %d left for you."
                  .formatted(units(ceiling), taken, left));
      case Rule.FloorOfOthers(long kept, boolean isScaled) ->
          new Line(
              rule.code(),
              "Guaranteed minimums of the retailers",
              "what is left, minus the guaranteed minimums that others have not taken yet",
              List.of(new Figure("kept", kept)),
              left,
              "%s kept for other retailers' guaranteed minimums%s; %d left for you."
                  .formatted(
                      areOrIs(kept), isScaled ? ", which had to be scaled down to fit" : "", left));
      case Rule.Share(long share, long taken, long base, int among) ->
          new Line(
              rule.code(),
              taker instanceof Taker.OwnChannels ? "Your reserve" : "Your share",
              "your share minus what you have taken",
              List.of(
                  new Figure("share", share),
                  new Figure("taken", taken),
                  new Figure("divided", base),
                  new Figure("retailers", among)),
              left,
              "%s divided among %s; your %s is %d and you have taken %d; %d left for you."
                  .formatted(
                      areOrIs(base),
                      among == 1 ? "1 retailer" : among + " retailers",
                      taker instanceof Taker.OwnChannels ? "own reserve" : "share",
                      share,
                      taken,
                      left));
      case Rule.HigherTiers(long kept) ->
          new Line(
              rule.code(),
              "Retailers that come first",
              "what is left, minus what retailers in higher tiers have still to fill",
              List.of(new Figure("kept", kept)),
              left,
              "%s kept for the targets of retailers that come before you; %d left for you."
                  .formatted(areOrIs(kept), left));
    };
  }

  /** What an outlet shows or may draw on, and why. */
  static String place(Outlet outlet, long units, PublishingRule rule, Policy policy) {
    var what =
        switch (outlet) {
          case Outlet.Window(var store, var listing, _) ->
              "%s shows %s under the listing %s".formatted(store, units(units), listing);
          case Outlet.Counter(var channel, _) ->
              "%s may reserve %s".formatted(channel, units(units));
        };
    return what + ": " + because(rule, policy) + ".";
  }

  private static String because(PublishingRule rule, Policy policy) {
    return switch (rule) {
      case ENTITLEMENT -> "all that may be taken, although others may be offered the same units";
      case EXPOSURE_BUDGET ->
          "at most %s may be offered twice, fewer as they run out, and the last ones not at all"
              .formatted(units(policy.exposureBudget().orElse(0L)));
      case EXCLUSIVE -> "every unit is offered in one place only";
      case DEACTIVATION_THRESHOLD ->
          "fewer than %s are available, and so each is offered in one place only"
              .formatted(units(policy.deactivationThreshold()));
      case PULLED_BACK -> "units are given up for a reservation that waits for them";
      case SHOWN_ELSEWHERE -> "others still show the units, and have to show less first";
      case BUNDLE -> "a bundle is sold out of its components, and its number is not published";
    };
  }

  static String units(long units) {
    return units == 1 ? "1 unit" : units + " units";
  }

  private static String areOrIs(long units) {
    return units(units) + (units == 1 ? " is" : " are");
  }

  private static String keptForThem(long kept) {
    return kept == 0 ? "nothing more is kept for them" : areOrIs(kept) + " still kept for them";
  }
}
