package holdfast.http.api;

/** What a call's path names: if nobody knows it, the answer is 404 and not 422. */
enum PathNames {
  NOTHING,
  SKU,
  RESERVATION
}
