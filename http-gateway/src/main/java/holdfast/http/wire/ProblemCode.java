package holdfast.http.wire;

import java.util.Locale;

/**
 * The stable codes of all problems, with the status and the title that go with each. What a path
 * names but nobody knows is 404; {@link Problem#unprocessable} is for what a body names.
 */
public enum ProblemCode {
  /** The body is not JSON. */
  MALFORMED_JSON(400, "The body is not valid JSON"),
  /** Fields, parameters or ids are wrong; the problem lists them. */
  INVALID_REQUEST(400, "The request is not valid"),
  /** The request is not HTTP as it should be. */
  MALFORMED_REQUEST(400, "The request is malformed"),
  /** No key, or one that nobody knows. */
  UNAUTHENTICATED(401, "A valid API key is needed"),
  /** A delivery's signature is missing or wrong, or nobody knows its store. */
  BAD_SIGNATURE(401, "The signature is missing or wrong"),
  /** A delivery says that it comes from another shop than its store. */
  WRONG_SHOP(403, "The delivery comes from another shop"),
  /** The key does not allow this. */
  FORBIDDEN(403, "The API key does not allow this"),
  /** No such path. */
  NOT_FOUND(404, "No such path"),
  /** Nobody has defined this SKU. */
  UNKNOWN_SKU(404, "Unknown SKU"),
  /** No such reservation. */
  UNKNOWN_RESERVATION(404, "Unknown reservation"),
  /** No such location. */
  UNKNOWN_LOCATION(404, "Unknown location"),
  /** No such channel. */
  UNKNOWN_CHANNEL(404, "Unknown channel"),
  /** No such retailer. */
  UNKNOWN_RETAILER(404, "Unknown retailer"),
  /** No such store. */
  UNKNOWN_STORE(404, "Unknown store"),
  /** No such listing. */
  UNKNOWN_LISTING(404, "Unknown listing"),
  /** No such order. */
  UNKNOWN_ORDER(404, "Unknown order"),
  /** This level says nothing about allocation. */
  UNKNOWN_POLICY(404, "No policy here"),
  /** No file of numbers was made for the store yet. */
  UNKNOWN_FEED(404, "No file yet"),
  /** No such delivery, or it is so old that it is gone. */
  UNKNOWN_DELIVERY(404, "Unknown delivery"),
  /** No such exchange, or it is so old that it is gone. */
  UNKNOWN_EXCHANGE(404, "Unknown exchange"),
  /** No such entry of the review queue. */
  UNKNOWN_REVIEW(404, "Unknown review entry"),
  /** No such key. */
  UNKNOWN_KEY(404, "Unknown key"),
  /** The path exists, but not with this method. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  /** The body is too large. */
  TOO_LARGE(413, "The body is too large"),
  /** The body is not declared to be JSON. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  /** Fewer units are available than asked for. */
  INSUFFICIENT_STOCK(409, "Not enough stock"),
  /** A confirmed reservation can't be extended or released. */
  ALREADY_CONFIRMED(409, "The reservation is confirmed"),
  /** Only units of a confirmed reservation can be shipped. */
  NOT_CONFIRMED(409, "The reservation is not confirmed"),
  /** Fewer units are on the shelf than should be taken off it. */
  INSUFFICIENT_ON_HAND(409, "Not enough units on hand"),
  /** Fewer units are in quarantine than should leave it. */
  INSUFFICIENT_QUARANTINED(409, "Not enough units in quarantine"),
  /** Fewer units of the reservation can leave this location than should be shipped. */
  NOT_COMMITTED_HERE(409, "Not enough units to ship from this location"),
  /** More units came back than were shipped. */
  NOT_SHIPPED(409, "More units returned than shipped"),
  /** No unit of the sale is missing, so there is nothing to decide. */
  NOT_OVERSOLD(409, "No unit of the sale is missing"),
  /** The shelf would hold too many units. */
  STOCK_LIMIT(409, "Too many units on one shelf"),
  /** The SKU has too many open reservations. */
  TOO_MANY_OPEN(409, "Too many open reservations"),
  /** What has units can't become a bundle. */
  HAS_STOCK(409, "The SKU has stock of its own"),
  /** A variant belongs to one listing of its store. */
  VARIANT_TAKEN(409, "The variant belongs to another listing"),
  /** The channel of a store changes with the store. */
  IS_A_STORE(409, "The channel is a store"),
  /** The store is told its numbers in another way than by files. */
  NOT_BY_FILE(409, "The store takes no files"),
  /** The server was given no key to keep secrets with. */
  NO_SECRETS_KEY(409, "No key to lock secrets with"),
  /** What was wrong is mended. */
  ALREADY_SOLVED(409, "The entry is solved"),
  /** Nobody knows how to reach the store's platform, or the store has no credentials. */
  NOT_CONNECTED(409, "The store can't be asked"),
  /** A key can't revoke itself. */
  OWN_KEY(409, "The key of this call can't be revoked"),
  /** The reservation is over and no unit is free for a new decision. */
  EXPIRED(410, "The reservation has expired"),
  /** The client gave the reservation back. */
  RELEASED(410, "The reservation was released"),
  /** The id was used with other content. */
  ID_REUSED(422, "The id was used with other content"),
  /** A policy has fields that can't be; the problem lists them. */
  INVALID_POLICY(422, "The policy is not valid"),
  /** The cart has too many lines. */
  TOO_MANY_LINES(422, "Too many lines"),
  /** A bundle can't contain bundles. */
  NESTED_BUNDLE(422, "A bundle in a bundle"),
  /** A bundle is a recipe; only its components have units. */
  OWNS_NO_STOCK(422, "A bundle owns no stock"),
  /** More was confirmed than the reservation holds. */
  CONFIRMS_TOO_MUCH(422, "More confirmed than held"),
  /** Something is wrong in the server. */
  INTERNAL(500, "Internal error"),
  /** Too much is under way; nothing was done. */
  BUSY(503, "Busy"),
  /** It may have been done; asking again with the same id tells. */
  OUTCOME_UNKNOWN(503, "The outcome is unknown"),
  /** The storage can't be reached; nothing was done. */
  STORAGE_UNAVAILABLE(503, "The storage is unavailable"),
  /** The server is not ready yet. */
  STARTING(503, "The server is starting"),
  /** The server is going down. */
  STOPPING(503, "The server is stopping");

  private final int status;
  private final String title;
  private final String type;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
    this.type = "urn:holdfast:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The HTTP status, where nothing else is said. */
  public int status() {
    return status;
  }

  /** What is the same in all problems of this code, for people. */
  public String title() {
    return title;
  }

  /** The URN that names the kind of problem. */
  public String type() {
    return type;
  }
}
