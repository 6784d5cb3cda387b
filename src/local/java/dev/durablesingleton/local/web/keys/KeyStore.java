package dev.durablesingleton.local.web.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a host, generated on first use and stored in a file. Changes by other hosts with the
 * same file apply at once. Thread-safe: one monitor guards the storage. A method that changes keys
 * throws {@link java.io.UncheckedIOException} if the file cannot be written.
 */
public final class KeyStore {

  /** The system key of the Durable extension's webhooks. */
  public static final String DURABLE = "durabletask_extension";

  private static final String EXTENSION_SUFFIX = "_extension";
  private static final String MASTER_GROUP = "master";
  private static final String MASTER = "_master";
  private static final String DEFAULT = "default";

  /** 56 characters in Base64, without padding. */
  private static final int KEY_BYTES = 42;

  private final KeyStorage storage;
  private final SecureRandom random;

  private KeyStore(KeyStorage storage, SecureRandom random) {
    this.storage = storage;
    this.random = random;
  }

  /**
   * Opens a key file, which need not exist.
   *
   * @throws IllegalStateException if the file is not a key file; the message is meant for the user
   */
  public static KeyStore open(Path file, SecureRandom random) {
    return new KeyStore(new KeyFile(file), random);
  }

  /** Keys that are not stored. */
  public static KeyStore inMemory(SecureRandom random) {
    return new KeyStore(new MemoryKeys(), random);
  }

  /** The name of an extension's system key. */
  public static String nameOf(String extension) {
    return extension.toLowerCase(Locale.ROOT) + EXTENSION_SUFFIX;
  }

  /** The master key, which gives access to everything. */
  public synchronized String master() {
    return named(MASTER_GROUP, MASTER);
  }

  /** The key of an extension's webhooks, by the key's name. */
  public synchronized String system(String extension) {
    return named(KeyScope.SYSTEM.label(), extension);
  }

  /** All keys of a group; groups of functions and the host always have a {@code default} key. */
  public synchronized SortedMap<String, String> all(KeyScope scope) {
    if (scope.kind() != KeyScope.Kind.SYSTEM) {
      named(scope.label(), DEFAULT);
    }
    return new TreeMap<>(storage.read().getOrDefault(scope.label(), new TreeMap<>()));
  }

  /**
   * Sets a key.
   *
   * @param value null for a new random value
   * @return the value
   */
  public synchronized String set(KeyScope scope, String name, @Nullable String value) {
    String set = value == null ? newKey() : value;
    storage.update(groups -> group(groups, scope.label()).put(name, set));
    return set;
  }

  /**
   * Removes a key.
   *
   * @return whether the key existed
   */
  public synchronized boolean remove(KeyScope scope, String name) {
    boolean exists = storage.read().getOrDefault(scope.label(), new TreeMap<>()).containsKey(name);
    if (exists) {
      storage.update(groups -> group(groups, scope.label()).remove(name));
    }
    return exists;
  }

  /**
   * The holder of a key; values are compared without case (recorded). The time that a comparison
   * takes does not depend on how much of a key is right.
   */
  public synchronized KeyHolder holder(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return KeyHolder.NONE;
    }
    byte[] presented = folded(key);
    KeyHolder holder = KeyHolder.NONE;
    for (var group : storage.read().entrySet()) {
      for (var entry : group.getValue().entrySet()) {
        if (MessageDigest.isEqual(folded(entry.getValue()), presented)) {
          holder = KeyHolder.of(group.getKey(), entry.getKey());
        }
      }
    }
    return holder;
  }

  private static byte[] folded(String key) {
    return key.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  private String named(String group, String name) {
    String key = storage.read().getOrDefault(group, new TreeMap<>()).get(name);
    if (key != null) {
      return key;
    }
    SortedMap<String, SortedMap<String, String>> updated =
        storage.update(groups -> group(groups, group).putIfAbsent(name, newKey()));
    return Objects.requireNonNull(group(updated, group).get(name));
  }

  private static SortedMap<String, String> group(
      SortedMap<String, SortedMap<String, String>> groups, String label) {
    return groups.computeIfAbsent(label, absent -> new TreeMap<>());
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
