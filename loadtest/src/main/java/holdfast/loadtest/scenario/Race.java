package holdfast.loadtest.scenario;

import holdfast.loadtest.client.Api;
import holdfast.loadtest.client.ServerFailure;
import holdfast.loadtest.client.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Many buyers want the same few units at the same moment. What they were told is then checked
 * against itself and against what the server says afterwards.
 */
public final class Race {
  private Race() {}

  /** Plays all rounds; the key must be allowed to create locations, channels, SKUs and stock. */
  public static RaceResult run(Target target, RaceSettings settings) throws ServerFailure {
    String name = RunName.fresh("race");
    List<RaceResult.Round> rounds = new ArrayList<>();
    try (Api api = Api.open(target)) {
      api.prepare(name, name);
      for (int round = 1; round <= settings.rounds(); round++) {
        rounds.add(play(target, api, settings, name, name + "-" + round));
      }
    }
    return new RaceResult(settings, rounds);
  }

  private static RaceResult.Round play(
      Target target, Api api, RaceSettings settings, String place, String sku)
      throws ServerFailure {
    return switch (settings.contest()) {
      case Contest.LastUnits _ -> new RaceRound(target, api, settings, place, sku).run();
      case Contest.Retailers contest ->
          new RetailerRound(target, api, settings, contest, place, sku).run();
      case Contest.Carts _ -> new CartRound(target, api, settings, place, sku).run();
    };
  }
}
