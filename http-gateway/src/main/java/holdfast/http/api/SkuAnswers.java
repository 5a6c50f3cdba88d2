package holdfast.http.api;

import holdfast.checkout.CheckoutAnswer;
import holdfast.checkout.CheckoutReply;
import holdfast.http.wire.Problem;
import holdfast.http.wire.ProblemCode;
import holdfast.http.wire.ProblemException;
import holdfast.stock.Answer;
import holdfast.stock.SkuReply;

/** Takes replies of SKUs and checkouts apart; those that are no answer become problems. */
final class SkuAnswers {
  private SkuAnswers() {}

  /** The answer to a command. */
  static Answer answer(SkuReply reply) {
    if (reply instanceof SkuReply.Answered(var answer)) {
      return answer;
    }
    throw failure(reply);
  }

  /** The answer of a checkout. */
  static CheckoutAnswer answer(CheckoutReply reply) {
    return switch (reply) {
      case CheckoutReply.Answered(var answer) -> answer;
      case CheckoutReply.Busy _ -> throw failure(new SkuReply.Busy());
      case CheckoutReply.Unavailable _ -> throw failure(new SkuReply.Unavailable());
      case CheckoutReply.OutcomeUnknown _ -> throw failure(new SkuReply.OutcomeUnknown());
    };
  }

  /** The answer to a look. */
  static SkuReply.Seen seen(SkuReply reply) {
    if (reply instanceof SkuReply.Seen seen) {
      return seen;
    }
    throw failureToRead(reply);
  }

  /** The answer to the question what shops should show. */
  static SkuReply.Published published(SkuReply reply) {
    if (reply instanceof SkuReply.Published published) {
      return published;
    }
    throw failureToRead(reply);
  }

  /** The answer to the question why. */
  static SkuReply.Explained explained(SkuReply reply) {
    if (reply instanceof SkuReply.Explained explained) {
      return explained;
    }
    throw failureToRead(reply);
  }

  /** What a reservation would be answered. */
  static Answer considered(SkuReply reply) {
    if (reply instanceof SkuReply.Considered(var answer)) {
      return answer;
    }
    throw failureToRead(reply);
  }

  /** The answer to a search for a reservation. */
  static SkuReply.Found found(SkuReply reply) {
    if (reply instanceof SkuReply.Found found) {
      return found;
    }
    throw failureToRead(reply);
  }

  /** That nobody knows the outcome of a question only means that it was not answered in time. */
  private static RuntimeException failureToRead(SkuReply reply) {
    return reply instanceof SkuReply.OutcomeUnknown
        ? problem(ProblemCode.BUSY, "The SKU did not answer in time; nothing was done.")
        : failure(reply);
  }

  private static RuntimeException failure(SkuReply reply) {
    return switch (reply) {
      case SkuReply.Busy _ ->
          problem(ProblemCode.BUSY, "Too much is under way; nothing was done, try again.");
      case SkuReply.Unavailable _ ->
          problem(
              ProblemCode.STORAGE_UNAVAILABLE,
              "The storage can't be reached; nothing was done, try again.");
      case SkuReply.OutcomeUnknown _ ->
          problem(
              ProblemCode.OUTCOME_UNKNOWN,
              "It may have been done or not; ask again with the same id to learn which.");
      case SkuReply.Answered _,
          SkuReply.Seen _,
          SkuReply.Published _,
          SkuReply.Explained _,
          SkuReply.Found _,
          SkuReply.Considered _ ->
          new IllegalStateException("a reply to another question: " + reply);
    };
  }

  private static ProblemException problem(ProblemCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }
}
