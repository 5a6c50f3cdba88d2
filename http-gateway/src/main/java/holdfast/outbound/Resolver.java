package holdfast.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Finds the address that is then connected to: a name is looked up once for a connection, so that a
 * name server can't give one address to be checked and another one to be called.
 */
record Resolver(Names names, Predicate<InetAddress> rule, String allowed, Duration within) {
  /** Who knows names. */
  @FunctionalInterface
  interface Names {
    /** All addresses of a host. */
    InetAddress[] of(String host) throws UnknownHostException;
  }

  CompletionStage<InetSocketAddress> address(String host, int port) {
    return CompletableFuture.supplyAsync(() -> lookUp(host, port), Thread::startVirtualThread)
        .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(told(host, failure)));
  }

  private InetSocketAddress lookUp(String host, int port) {
    try {
      return Arrays.stream(names.of(unbracketed(host)))
          .filter(rule)
          .findFirst()
          .map(address -> new InetSocketAddress(address, port))
          .orElseThrow(() -> new ForbiddenAddressException(host + " " + allowed));
    } catch (UnknownHostException e) {
      throw new CompletionException(e);
    }
  }

  private Throwable told(String host, Throwable failure) {
    return failure instanceof TimeoutException
        ? new UnknownHostException("%s was not found within %s".formatted(host, within))
        : failure;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
