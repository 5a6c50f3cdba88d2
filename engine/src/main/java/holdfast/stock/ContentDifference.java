package holdfast.stock;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;

/** Finds the first field in which a repeated command differs from the original (I3). */
final class ContentDifference {
  private ContentDifference() {}

  static Optional<Refusal> between(Object before, Object now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    if (before.getClass() != now.getClass()) {
      return Optional.of(new Refusal.IdReused("/type", typeName(before), typeName(now)));
    }
    for (var component : before.getClass().getRecordComponents()) {
      var was = value(component, before);
      var is = value(component, now);
      if (!was.equals(is)) {
        return Optional.of(new Refusal.IdReused("/" + component.getName(), text(was), text(is)));
      }
    }
    throw new IllegalStateException("unequal without a differing component: " + before);
  }

  private static Object value(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record hides its component " + component, e);
    }
  }

  /** The API's name of a type of movement. */
  private static String typeName(Object movement) {
    return movement.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  private static String text(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(String::valueOf).orElse("nothing")
        : String.valueOf(value);
  }
}
