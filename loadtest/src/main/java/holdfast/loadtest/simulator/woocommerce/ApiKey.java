package holdfast.loadtest.simulator.woocommerce;

/**
 * A key to the REST API.
 *
 * @param key {@code ck_…}
 * @param secret {@code cs_…}
 */
record ApiKey(String key, String secret, Permission permission) {
  /** What a key may do. */
  enum Permission {
    READ("read"),
    WRITE("write"),
    READ_WRITE("read_write");

    private final String word;

    Permission(String word) {
      this.word = word;
    }

    /** WooCommerce's word. */
    String word() {
      return word;
    }

    private boolean reads() {
      return this != WRITE;
    }

    private boolean writes() {
      return this != READ;
    }
  }

  void check(String method) throws RestError {
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (reads ? !permission.reads() : !permission.writes()) {
      throw new RestError(
          "woocommerce_rest_authentication_error",
          "The API key provided does not have %s permissions.".formatted(reads ? "read" : "write"),
          401);
    }
  }
}
