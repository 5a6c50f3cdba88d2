package holdfast.persistence.format;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Makes values of records from their declarations: for each record as many as it takes to try every
 * kind of every component, absent and present.
 */
final class Samples {
  private final ActorRef<?> actor;
  private final Set<Class<?>> types = new HashSet<>();

  Samples(ActorRef<?> actor) {
    this.actor = actor;
  }

  /** The records of which samples were made so far. */
  Set<Class<?>> types() {
    return types;
  }

  Stream<Object> of(Class<?> family) {
    return Families.members(family).flatMap(type -> of((Type) type).stream());
  }

  private List<Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    var of = (Class<?>) type;
    if (of.isSealed()) {
      return of(of).toList();
    }
    if (of.isRecord()) {
      types.add(of);
      return records(of);
    }
    if (of.isEnum()) {
      return List.of(of.getEnumConstants());
    }
    return List.of(plain(of));
  }

  private List<Object> ofGeneric(Class<?> type, Type[] arguments) {
    if (type == Optional.class) {
      return Stream.concat(
              Stream.<Object>of(Optional.empty()), of(arguments[0]).stream().map(Optional::of))
          .toList();
    }
    if (type == List.class) {
      return List.of(List.of(), of(arguments[0]));
    }
    if (type == Map.class) {
      return List.of(Map.of(), Map.of(of(arguments[0]).getFirst(), of(arguments[1]).getFirst()));
    }
    if (type == ActorRef.class) {
      return List.of(actor);
    }
    throw new AssertionError("no sample of " + type);
  }

  private static Object plain(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return 7;
    }
    if (type == long.class || type == Long.class) {
      return 9_000_000_000_000L;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == String.class) {
      return "!d-\"7\\"; // May name anything, also a sale.
    }
    if (type == Instant.class) {
      return Instant.ofEpochMilli(1_795_256_130_125L);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal("12.50");
    }
    throw new AssertionError("no sample of " + type);
  }

  /** As many as the component with the most samples has; the others take turns. */
  private List<Object> records(Class<?> type) {
    var components = type.getRecordComponents();
    var values =
        Arrays.stream(components).map(component -> of(component.getGenericType())).toList();
    var most = values.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, most)
        .mapToObj(i -> values.stream().map(some -> some.get(i % some.size())).toArray())
        .map(arguments -> make(type, components, arguments))
        .toList();
  }

  private static Object make(Class<?> type, RecordComponent[] components, Object[] arguments) {
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no sample of " + type, e);
    }
  }
}
