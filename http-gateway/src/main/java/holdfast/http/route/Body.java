package holdfast.http.route;

/** What a call takes as its body. */
public sealed interface Body {
  /** Nothing; what comes is thrown away. */
  record None() implements Body {}

  /** A JSON document. */
  record Json() implements Body {}

  /** Any bytes that the gate lets in. */
  record Raw(BodyGate gate) implements Body {}
}
