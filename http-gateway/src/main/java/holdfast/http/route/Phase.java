package holdfast.http.route;

/** Where the server is between its start and its end. It only ever moves on. */
public enum Phase {
  /** The storage is being read; nothing is served but health. */
  STARTING,
  /** All is well. */
  SERVING,
  /** Still serving, but readiness is down, so that nobody sends more. */
  LEAVING,
  /** What is under way finishes, what comes now is refused. */
  STOPPING
}
