package holdfast.stock;

import holdfast.allocation.Policies;
import holdfast.allocation.PolicyBook;
import holdfast.catalog.Catalog;
import holdfast.catalog.StoreBook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a command costs in the pure core: a grant and what becomes of it, each decided on its own.
 * Every invocation starts from the same state, in which {@value #OPEN} reservations are held, so
 * that none is measured on a fuller one than another. Figures are for one command.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DecisionBenchmark {
  private static final int OPEN = 1_000;
  private static final int UNITS_PER_LOCATION = 100_000;
  private static final int COMMANDS = 2;

  /** How many retailers a HYBRID policy names; with 0 there is no policy. */
  @Param({"0", "20", "200"})
  private int retailers;

  /** Where the SKU has units. */
  @Param({"1", "10"})
  private int locations;

  private Stock stock = Stock.EMPTY;
  private Moment moment = moment(MasterData.USUAL, PolicyBook.empty());
  private final List<StockCommand> grant = List.of(Commands.reserve("cart", "r0-shop", 2, 900));
  private final List<StockCommand> confirmation = List.of(Commands.confirm("cart", "order"));
  private final List<StockCommand> release = List.of(Commands.release("cart"));

  /** Fills the locations and lets the retailer hold something. */
  @Setup
  public void open() {
    var names = IntStream.range(0, locations).mapToObj(i -> "place" + i).toList();
    var sellers = IntStream.range(0, Math.max(1, retailers)).mapToObj(i -> "r" + i).toList();
    var places =
        MasterData.catalog(
                names.stream().collect(Collectors.toMap(name -> name, names::indexOf)), "web")
            .locations();
    var sold = MasterData.withRetailers(sellers.toArray(String[]::new));
    moment = moment(new Catalog(places, sold.channels(), sold.retailers()), policies(sellers));
    stock = after(Commands.define());
    names.forEach(name -> stock = after(Commands.receipt("to-" + name, name, UNITS_PER_LOCATION)));
    IntStream.range(0, OPEN)
        .forEach(i -> stock = after(Commands.reserve("open" + i, "r0-shop", 1, 900)));
    if (stock.reservations().open() != OPEN) {
      throw new IllegalStateException("not all were granted");
    }
  }

  private PolicyBook policies(List<String> sellers) {
    if (retailers == 0) {
      return PolicyBook.empty();
    }
    var terms = sellers.stream().map(name -> name + " 10-50000").collect(Collectors.joining(", "));
    return Policies.book(1, "HYBRID reserve=100 : " + terms, sellers.toArray(String[]::new));
  }

  private static Moment moment(Catalog catalog, PolicyBook policies) {
    return new Moment(
        Instant.parse("2026-11-21T10:00:00Z"),
        TheSku.ID,
        catalog,
        StoreBook.empty(),
        policies,
        Moment.Limits.DEFAULT);
  }

  private Stock after(StockCommand command) {
    return StockRules.decide(stock, List.of(command), moment).stock();
  }

  /** A grant, and its order. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public void grantAndConfirm(Blackhole sink) {
    grantAnd(confirmation, sink);
  }

  /** A grant, and a customer who goes away. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public void grantAndRelease(Blackhole sink) {
    grantAnd(release, sink);
  }

  private void grantAnd(List<StockCommand> then, Blackhole sink) {
    var granted = StockRules.decide(stock, grant, moment);
    sink.consume(granted);
    sink.consume(StockRules.decide(granted.stock(), then, moment));
  }
}
