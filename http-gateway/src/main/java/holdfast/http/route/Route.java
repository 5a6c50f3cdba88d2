package holdfast.http.route;

import holdfast.http.security.Access;

/**
 * One kind of call.
 *
 * @param method as in the request line
 * @param pattern the path, with parameters in braces
 * @param hasBody whether a JSON body belongs to it
 */
public record Route(
    String method, String pattern, Access access, boolean hasBody, Handler handler) {

  /** A call that reads. */
  public static Route get(String pattern, Access access, Handler handler) {
    return new Route("GET", pattern, access, false, handler);
  }

  /** A call that puts something in its place. */
  public static Route put(String pattern, Access access, Handler handler) {
    return new Route("PUT", pattern, access, true, handler);
  }

  /** A call that does something. */
  public static Route post(String pattern, Access access, Handler handler) {
    return new Route("POST", pattern, access, true, handler);
  }

  /** A call that takes something away. */
  public static Route delete(String pattern, Access access, Handler handler) {
    return new Route("DELETE", pattern, access, false, handler);
  }
}
