package holdfast.stock;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Optional;

/** Finds the first field in which a repeated command differs from the original (I3). */
public final class ContentDifference {
  private ContentDifference() {}

  static Optional<Refusal> between(Object before, Object now) {
    return between("", before, now);
  }

  /**
   * The refusal that names the first component in which two records differ, if one does.
   *
   * @param place JSON pointer of the records
   */
  public static Optional<Refusal> between(String place, Object before, Object now) {
    if (before.equals(now)) {
      return Optional.empty();
    }
    if (before.getClass() != now.getClass()) {
      return Optional.of(new Refusal.IdReused(place + "/type", typeName(before), typeName(now)));
    }
    for (var component : before.getClass().getRecordComponents()) {
      var was = value(component, before);
      var is = value(component, now);
      if (!was.equals(is)) {
        return Optional.of(
            new Refusal.IdReused(place + "/" + component.getName(), text(was), text(is)));
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
