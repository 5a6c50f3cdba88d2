package holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key allows what its scopes say; ADMIN says everything. */
class ApiKeyTest {
  @ParameterizedTest
  @EnumSource
  void aScopeAllowsItselfAndNothingElseUnlessItIsAdmin(Scope own) {
    var key = key(Set.of(own));
    for (var asked : Scope.values()) {
      assertThat(key.allows(asked))
          .as("%s allows %s", own, asked)
          .isEqualTo(own == Scope.ADMIN || own == asked);
    }
  }

  @Test
  void severalScopesAddUp() {
    var key = key(EnumSet.of(Scope.READ, Scope.STOCK));
    assertThat(key.allows(Scope.READ)).isTrue();
    assertThat(key.allows(Scope.STOCK)).isTrue();
    assertThat(key.allows(Scope.RESERVE)).isFalse();
  }

  @Test
  void aKeyWithoutScopesAllowsNothing() {
    assertThat(Scope.values()).noneMatch(key(Set.of())::allows);
  }

  @Test
  void aKeyDoesNotGrowWithTheSetItWasMadeOf() {
    var scopes = EnumSet.of(Scope.READ);
    var key = key(scopes);
    scopes.add(Scope.ADMIN);
    assertThat(key.allows(Scope.STOCK)).isFalse();
  }

  private static ApiKey key(Set<Scope> scopes) {
    return new ApiKey("k1", "a test's key", "00", scopes, Optional.empty(), Instant.EPOCH);
  }
}
