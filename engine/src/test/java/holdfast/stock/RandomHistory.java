package holdfast.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a history out of a seed: few ids, so that they collide; little stock, so that it runs out;
 * jumps in time, so that things expire and are forgotten.
 */
final class RandomHistory {
  private static final int STEPS = 60;
  private static final int COMMANDS_PER_STEP_MAX = 7;

  private static final List<Movement.Disposition> CLEARED =
      List.of(Movement.Disposition.RESTOCK, Movement.Disposition.DAMAGED);

  private final Random random;
  private final List<StockCommand> said = new ArrayList<>();

  private RandomHistory(long seed) {
    random = new Random(seed);
  }

  static History of(long seed) {
    return new RandomHistory(seed).history();
  }

  private History history() {
    var steps = new ArrayList<History.Step>();
    steps.add(new History.Step(0, chance(90) ? List.of(Commands.define()) : List.of()));
    while (steps.size() < STEPS) {
      var commands = new ArrayList<StockCommand>();
      for (int i = random.nextInt(COMMANDS_PER_STEP_MAX + 1); i > 0; i--) {
        commands.add(chance(12) && !said.isEmpty() ? one(said) : fresh());
        said.add(commands.getLast());
      }
      steps.add(new History.Step(secondsBefore(), List.copyOf(commands)));
    }
    return new History(List.copyOf(steps));
  }

  private int secondsBefore() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> 0;
      case 4, 5, 6, 7 -> random.nextInt(5);
      case 8 -> random.nextInt(30);
      default -> random.nextInt(90);
    };
  }

  private StockCommand fresh() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> Commands.reserve(reservation(), channel(), units(), ttl());
      case 5 -> Commands.reserveUnsplit(reservation(), channel(), units(), ttl());
      case 6, 7 -> Commands.extend(reservation(), ttl());
      case 8, 9 -> Commands.confirm(reservation(), order());
      case 10 -> Commands.confirm(reservation(), order(), units());
      case 11, 12 -> Commands.release(reservation());
      case 13, 14 -> Commands.shipment(movement(), location(), reservation(), units());
      case 15, 16 -> Commands.receipt(movement(), location(), units());
      case 17 -> chance(75) ? returned() : chance(60) ? define() : rebalance();
      default -> correction();
    };
  }

  private StockCommand correction() {
    return switch (random.nextInt(8)) {
      case 0 -> Commands.count(movement(), location(), random.nextInt(6));
      case 1 -> Commands.adjustment(movement(), location(), units());
      case 2 -> Commands.adjustment(movement(), location(), -units());
      case 3 -> Commands.damage(movement(), location(), units());
      case 4 -> Commands.quarantine(movement(), location(), units());
      case 5 -> Commands.clearance(movement(), location(), units(), one(CLEARED));
      case 6 -> Commands.transfer(movement(), location(), location(), units());
      default ->
          Commands.move(
              movement(), new Movement.Adjustment(new holdfast.catalog.LocationId(location()), 1));
    };
  }

  private StockCommand returned() {
    var disposition = one(List.of(Movement.Disposition.values()));
    return chance(80)
        ? Commands.back(movement(), location(), units(), disposition, reservation())
        : Commands.back(movement(), location(), units(), disposition);
  }

  private StockCommand define() {
    return chance(50)
        ? Commands.define()
        : new StockCommand.Define(
            new SkuProfile(
                "Title " + random.nextInt(3),
                Commands.PROFILE.category(),
                SkuProfile.Kind.STOCKED,
                Commands.PROFILE.unitCost()));
  }

  private StockCommand rebalance() {
    return Commands.rebalance("b" + random.nextInt(4));
  }

  private String reservation() {
    return "r" + random.nextInt(9);
  }

  private String movement() {
    return "m" + random.nextInt(60);
  }

  private String order() {
    return "o" + random.nextInt(2);
  }

  private String location() {
    return chance(2) ? "moon" : one(List.of("main", "main", "east", "west"));
  }

  private String channel() {
    return chance(2) ? "ghost" : chance(90) ? "web" : "shop";
  }

  private int units() {
    return 1 + random.nextInt(3);
  }

  private int ttl() {
    return one(List.of(5, 20, 20, 20, 100));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
