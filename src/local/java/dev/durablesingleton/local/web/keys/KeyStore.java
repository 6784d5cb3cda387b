package dev.durablesingleton.local.web.keys;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a host, generated on first use and stored in a file. Thread-safe: one monitor guards
 * all groups. A method that changes keys throws {@link java.io.UncheckedIOException} if the file
 * cannot be written.
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

  private final KeyFile file;
  private final SecureRandom random;
  private final Map<String, Map<String, String>> groups;

  private KeyStore(KeyFile file, SecureRandom random) {
    this.file = file;
    this.random = random;
    this.groups = file.read();
  }

  /**
   * Opens a key file, which need not exist.
   *
   * @throws IllegalStateException if the file is not a key file; the message is meant for the user
   */
  public static KeyStore open(Path file, SecureRandom random) {
    return new KeyStore(new KeyFile(file), random);
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
    return new TreeMap<>(groups.getOrDefault(scope.label(), new TreeMap<>()));
  }

  /**
   * Sets a key.
   *
   * @param value null for a new random value
   * @return the value
   */
  public synchronized String set(KeyScope scope, String name, @Nullable String value) {
    String set = value == null ? newKey() : value;
    groups.computeIfAbsent(scope.label(), label -> new TreeMap<>()).put(name, set);
    file.write(groups);
    return set;
  }

  /**
   * Removes a key.
   *
   * @return whether the key existed
   */
  public synchronized boolean remove(KeyScope scope, String name) {
    Map<String, String> group = groups.get(scope.label());
    boolean removed = group != null && group.remove(name) != null;
    if (removed) {
      file.write(groups);
    }
    return removed;
  }

  /** The holder of a key; values are compared without case (recorded). */
  public synchronized KeyHolder holder(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      return KeyHolder.NONE;
    }
    for (var group : groups.entrySet()) {
      for (var entry : group.getValue().entrySet()) {
        if (entry.getValue().equalsIgnoreCase(key)) {
          return KeyHolder.of(group.getKey(), entry.getKey());
        }
      }
    }
    return KeyHolder.NONE;
  }

  private String named(String group, String name) {
    Map<String, String> keys = groups.computeIfAbsent(group, label -> new TreeMap<>());
    if (!keys.containsKey(name)) {
      keys.put(name, newKey());
      file.write(groups);
    }
    return keys.get(name);
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
