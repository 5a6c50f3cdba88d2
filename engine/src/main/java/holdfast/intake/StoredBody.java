package holdfast.intake;

/**
 * What is kept of a delivery's body, without what nobody needs to know of the buyer.
 *
 * @param text JSON, or what came in Base64 if that is none
 */
public record StoredBody(Form form, String text) {
  /** Makes the text one that can be stored. */
  public StoredBody {
    text = WellFormed.text(text);
  }

  /** How a body is kept. */
  public enum Form {
    /** As JSON. */
    JSON,
    /** As Base64 of the bytes that came, which are no JSON. */
    BASE64
  }
}
