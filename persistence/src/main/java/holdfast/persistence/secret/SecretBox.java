package holdfast.persistence.secret;

import holdfast.catalog.ChannelId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Locks a store's secrets with AES-256-GCM. What is locked for one store does not open for another
 * one. A locked text is a version byte, 12 random bytes and the cipher's output.
 */
public final class SecretBox {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretsKey key;

  /** Locks with {@code key}, which is read or made when it is first needed. */
  public SecretBox(SecretsKey key) {
    this.key = key;
  }

  /**
   * Locks {@code secrets} of {@code store}.
   *
   * @throws holdfast.catalog.SecretsLockedException when there is no key
   */
  public byte[] lock(ChannelId store, byte[] secrets) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, key.toLock(), nonce, store);
      var locked = cipher.doFinal(secrets);
      return ByteBuffer.allocate(1 + NONCE_BYTES + locked.length)
          .put(VERSION)
          .put(nonce)
          .put(locked)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * Unlocks what was locked for {@code store}.
   *
   * @throws holdfast.catalog.SecretsLockedException when there is no key, or it does not fit
   */
  public byte[] unlock(ChannelId store, byte[] locked) {
    var buffer = ByteBuffer.wrap(locked);
    if (locked.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || buffer.get() != VERSION) {
      throw new IllegalStateException("secrets of an unknown form: store " + store);
    }
    var nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key.toUnlock(), nonce, store);
      return cipher.doFinal(locked, buffer.position(), buffer.remaining());
    } catch (AEADBadTagException _) {
      throw key.wrong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, ChannelId store)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("holdfast store " + store).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
