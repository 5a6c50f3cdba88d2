package holdfast.http.webhook;

import holdfast.catalog.ChannelId;
import holdfast.catalog.Identifier;
import holdfast.catalog.Platform;
import holdfast.catalog.Store;
import holdfast.catalog.StoreDirectory;
import holdfast.catalog.StoreSecrets;
import holdfast.delivery.Signature;
import holdfast.http.security.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which store a delivery is from, by its path and its signature. A store that nobody
 * knows costs as much work as one that signs wrongly, so that nobody can find out which stores
 * there are.
 */
final class StoreSignature {
  /** As many as are valid while a platform changes over from one to the next. */
  private static final int SECRETS = 2;

  private final StoreDirectory stores;
  private final StoreSecrets secrets;

  /** Nobody knows it, and so nobody can sign with it. */
  private final String nobodys = Secret.random().value();

  StoreSignature(StoreDirectory stores, StoreSecrets secrets) {
    this.stores = stores;
    this.secrets = secrets;
  }

  /** The store of this id and platform, if its shop has signed the body. */
  Optional<Store> signer(String id, Platform platform, byte[] body, String signature) {
    var store =
        Optional.of(id)
            .filter(Identifier::isValid)
            .flatMap(known -> stores.current().store(new ChannelId(known)))
            .filter(known -> known.platform() == platform);
    var isSigned = Signature.of(valid(store)).matches(body, signature);
    return store.filter(_ -> isSigned);
  }

  private List<String> valid(Optional<Store> store) {
    var valid = new ArrayList<String>(SECRETS);
    store.map(known -> secrets.webhookSecrets(known.id())).orElse(List.of()).stream()
        .map(secret -> new String(secret, StandardCharsets.UTF_8))
        .filter(secret -> !secret.isBlank())
        .forEach(valid::add);
    while (valid.size() < SECRETS) {
      valid.add(nobodys);
    }
    return valid;
  }
}
