package holdfast.persistence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import holdfast.checkout.CheckoutAnswer;
import holdfast.checkout.CheckoutCommand;
import holdfast.checkout.CheckoutEvent;
import holdfast.checkout.CheckoutMessage;
import holdfast.checkout.CheckoutReply;
import holdfast.stock.Answer;
import holdfast.stock.Movement;
import holdfast.stock.Refusal;
import holdfast.stock.SkuMessage;
import holdfast.stock.SkuReply;
import holdfast.stock.Stock;
import holdfast.stock.StockCommand;
import holdfast.stock.StockEvent;
import java.io.NotSerializableException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What goes through Pekko's serialization, to the journal or to another node, comes back equal. */
class WireFormatTest {
  private static final Config CONFIG = ConfigFactory.parseResources("holdfast-persistence.conf");
  private static final ActorTestKit KIT =
      ActorTestKit.create(
          ConfigFactory.parseString("pekko.loglevel = WARNING")
              .withFallback(CONFIG)
              .withFallback(ConfigFactory.load()));

  private final Samples samples = new Samples(KIT.createTestProbe(SkuReply.class).getRef());

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  /** Families and samples come from the declarations, so that a new message is tried too. */
  @Test
  void everyMessageAndReplyArrivesAsItWasSent() {
    var sent = bound().flatMap(samples::of).toList();
    sent.forEach(message -> assertThat(roundTrip(message)).isEqualTo(message));
    assertThat(samples.types())
        .containsAll(
            Stream.of(
                    SkuMessage.FromAfar.class,
                    SkuReply.class,
                    CheckoutMessage.FromAfar.class,
                    CheckoutReply.class,
                    CheckoutCommand.class,
                    CheckoutAnswer.class,
                    StockCommand.class,
                    Answer.class,
                    Refusal.class,
                    Movement.class)
                .flatMap(Families::members)
                .toList());
  }

  /** What is bound to the serializer, but for the batches and snapshots that are only stored. */
  private static Stream<Class<?>> bound() {
    return CONFIG.getObject("pekko.actor.serialization-bindings").keySet().stream()
        .<Class<?>>map(WireFormatTest::type)
        .filter(type -> type != StockEvent.Committed.class && type != Stock.class);
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("bound to the serializer, but not there: " + name, e);
    }
  }

  @Test
  void aBatchAndASnapshotComeBackWithTheirManifests() {
    var batch =
        new StockEvent.Committed(StoredExamples.AT, List.copyOf(StoredExamples.events().values()));
    assertThat(roundTrip(batch)).isEqualTo(batch);
    assertThat(manifest(batch)).isEqualTo("batch/1");
    assertThat(roundTrip(StoredExamples.STOCK)).isEqualTo(StoredExamples.STOCK);
    assertThat(manifest(Stock.EMPTY)).isEqualTo("snapshot/1");
    assertThat(manifest(new CheckoutEvent.Ended())).isEqualTo("checkout/1");
  }

  @Test
  void whatOnlyANewerProgramCanReadIsRefusedByItsName() {
    assertThatThrownBy(() -> serializer().fromBinary(new byte[] {'{', '}'}, "batch/2"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessage("stored as 'batch/2', which only a newer program can read");
  }

  @Test
  void whatHasNoStoredFormIsNotStored() {
    assertThatThrownBy(() -> serializer().toBinary("text"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> serializer().manifest(7)).isInstanceOf(IllegalArgumentException.class);
  }

  private static StockSerializer serializer() {
    return new StockSerializer((ExtendedActorSystem) Adapter.toClassic(KIT.system()));
  }

  private static String manifest(Object object) {
    var serializer = SerializationExtension.get(KIT.system()).findSerializerFor(object);
    assertThat(serializer.identifier()).isEqualTo(StockSerializer.IDENTIFIER);
    return Serializers.manifestFor(serializer, object);
  }

  private static Object roundTrip(Object object) {
    var bytes = SerializationExtension.get(KIT.system()).serialize(object).get();
    return SerializationExtension.get(KIT.system())
        .deserialize(bytes, StockSerializer.IDENTIFIER, manifest(object))
        .get();
  }
}
