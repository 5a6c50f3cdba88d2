package holdfast.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.persistence.database.StorageException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Goal: what fails inside is told outside by its code, and never by its words. */
class FailuresTest {
  @Test
  void aProblemIsTheAnswer() {
    var problem = Problem.of(ProblemCode.UNKNOWN_SKU, "Unknown SKU: a.");
    assertThat(Failures.problem(new CompletionException(new ProblemException(problem))))
        .isSameAs(problem);
  }

  @Test
  void theStorageMayBeAway() {
    var failure = new StorageException("jdbc:secret refused");
    assertIs(ProblemCode.STORAGE_UNAVAILABLE, failure);
    assertIs(ProblemCode.STORAGE_UNAVAILABLE, new CompletionException(failure));
    assertIs(ProblemCode.STORAGE_UNAVAILABLE, new TimeoutException("secret"));
  }

  @Test
  void tooMuchMayBeUnderWay() {
    assertIs(ProblemCode.BUSY, new RejectedExecutionException("secret"));
  }

  @Test
  void theUnexpectedHasAReference() {
    assertIs(ProblemCode.INTERNAL, new IllegalStateException("secret"));
    assertThat(Failures.problem(new IllegalStateException("secret")).detail())
        .containsPattern("[0-9a-f]{8}-[0-9a-f]{4}");
  }

  private static void assertIs(ProblemCode code, Throwable failure) {
    var problem = Failures.problem(failure);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.detail()).doesNotContain("secret");
  }
}
