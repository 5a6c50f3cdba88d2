package holdfast.shoplife;

import java.time.Instant;

/**
 * What a shop sends once.
 *
 * @param number counts the shop's deliveries in the order in which they were sent
 * @param subject the order or cart that it is about
 * @param saidAt the newest moment that its body knows of, by the shop's clock and as fine as the
 *     platform prints it
 * @param brief what had happened, for people
 */
record Delivery(
    int number,
    String topic,
    String subject,
    Instant sentAt,
    Instant saidAt,
    String body,
    String brief) {
  @Override
  public String toString() {
    return "#%d %s %s %s: %s".formatted(number, sentAt, topic, subject, brief);
  }
}
