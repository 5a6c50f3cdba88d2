package holdfast.persistence.secret;

import holdfast.catalog.SecretsLockedException;
import holdfast.persistence.database.SecretsSettings;
import holdfast.persistence.database.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The key to the secrets: the one that the operator gave, or else what a file has. On the embedded
 * database the file is made when the first secret is to be kept; nodes that share a database can't
 * share a file, and must be given the key.
 */
public final class SecretsKey {
  /** Length of a key. */
  public static final int BYTES = 32;

  /** What is allowed as a key, as the end of a sentence. */
  public static final String ALLOWED =
      "must be 32 bytes in base64, such as `openssl rand -base64 32` makes";

  private static final String SETTING = "HOLDFAST_SECRETS_KEY (holdfast.secrets.key)";
  private static final String FILE_NAME = "secrets.key";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretsSettings settings;
  private final Optional<Path> file;
  private final boolean mayBeMade;

  private SecretsKey(SecretsSettings settings, Optional<Path> file, boolean mayBeMade) {
    this.settings = settings;
    this.file = file;
    this.mayBeMade = mayBeMade;
  }

  /** The key of an embedded database in {@code directory}. */
  public static SecretsKey embedded(SecretsSettings settings, Path directory) {
    var file = settings.file().orElse(directory.resolve(FILE_NAME));
    return new SecretsKey(settings, Optional.of(file), true);
  }

  /** The key of a database that other nodes may share. */
  public static SecretsKey shared(SecretsSettings settings) {
    return new SecretsKey(settings, settings.file(), false);
  }

  /** The key in {@code base64}, if it is one. */
  public static Optional<byte[]> parse(String base64) {
    try {
      var key = Base64.getDecoder().decode(base64.strip());
      return key.length == BYTES ? Optional.of(key) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * The key that secrets in the database were locked with.
   *
   * @throws SecretsLockedException when there is none
   */
  byte[] toUnlock() {
    return find()
        .orElseThrow(
            () ->
                new SecretsLockedException(
                    "The database holds secrets of stores, but the key to them is missing. "
                        + whereItShouldBe()));
  }

  private String whereItShouldBe() {
    var mend = " Restore it from your backup, or set %s.".formatted(SETTING);
    return file.map(path -> "It should be in %s.".formatted(path) + mend)
        .orElse("Set %s to the key that the other nodes have.".formatted(SETTING));
  }

  /**
   * The key to lock a secret with, made and safe on disk if there was none yet.
   *
   * @throws SecretsLockedException when there is none and none may be made
   */
  synchronized byte[] toLock() {
    return find().orElseGet(this::make);
  }

  /** Says that the key does not fit what is locked. */
  SecretsLockedException wrong() {
    var where = settings.key().isPresent() || file.isEmpty() ? SETTING : "the file " + file.get();
    return new SecretsLockedException(
        ("The stores' secrets in the database were locked with another key than the one in %s."
                + " Nothing is lost: start with the key that was there before.")
            .formatted(where));
  }

  private Optional<byte[]> find() {
    if (settings.key().isPresent() || file.isEmpty()) {
      return settings.key();
    }
    try {
      var key = parse(Files.readString(file.get(), StandardCharsets.US_ASCII));
      if (key.isEmpty()) {
        throw new SecretsLockedException("The key file %s %s.".formatted(file.get(), ALLOWED));
      }
      return key;
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new SecretsLockedException(
          "The key file %s can't be read: %s.".formatted(file.get(), e));
    }
  }

  private byte[] make() {
    if (!mayBeMade || file.isEmpty()) {
      throw new SecretsLockedException(
          "There is no key to lock secrets with: set %s, the same on all nodes."
              .formatted(SETTING));
    }
    var key = new byte[BYTES];
    RANDOM.nextBytes(key);
    try {
      write(file.get().toAbsolutePath(), Base64.getEncoder().encodeToString(key) + "\n");
      return key;
    } catch (IOException e) {
      throw new StorageException(
          "The key file %s can't be written: %s.".formatted(file.get(), e), e);
    }
  }

  /** Whole or not at all, and before anything is locked with it. */
  private static void write(Path file, String text) throws IOException {
    var directory = file.getParent();
    var draft = Files.createTempFile(directory, FILE_NAME, ".new", onlyForTheOwner());
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] onlyForTheOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              Set.copyOf(PosixFilePermissions.fromString("rw-------")))
        }
        : new FileAttribute<?>[0];
  }
}
