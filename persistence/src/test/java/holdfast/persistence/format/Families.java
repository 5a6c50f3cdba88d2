package holdfast.persistence.format;

import java.util.Arrays;
import java.util.stream.Stream;

/** Finds the records of a sealed family, so that a test can't forget a new one. */
final class Families {
  private Families() {}

  static Stream<Class<?>> members(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Families::members)
        : Stream.of(family);
  }
}
