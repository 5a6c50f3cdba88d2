package holdfast.http.route;

import holdfast.http.security.Access;

/**
 * One kind of call.
 *
 * @param method as in the request line
 * @param pattern the path, with parameters in braces
 * @param body what belongs to it
 */
public record Route(String method, String pattern, Access access, Body body, Handler handler) {

  /** A call that reads. */
  public static Route get(String pattern, Access access, Handler handler) {
    return new Route("GET", pattern, access, new Body.None(), handler);
  }

  /** A call that puts something in its place. */
  public static Route put(String pattern, Access access, Handler handler) {
    return new Route("PUT", pattern, access, new Body.Json(), handler);
  }

  /** A call that does something. */
  public static Route post(String pattern, Access access, Handler handler) {
    return new Route("POST", pattern, access, new Body.Json(), handler);
  }

  /** Something that a shop delivers, in whatever form. */
  public static Route delivery(String pattern, BodyGate gate, Handler handler) {
    return new Route("POST", pattern, Access.SIGNED, new Body.Raw(gate), handler);
  }

  /** A call that takes something away. */
  public static Route delete(String pattern, Access access, Handler handler) {
    return new Route("DELETE", pattern, access, new Body.None(), handler);
  }
}
