package dev.durablesingleton.local.web.keys;

import org.jspecify.annotations.Nullable;

/**
 * The sender of a request, as identified by the key.
 *
 * @param name the function's name in lower case, or the name of the extension's key; null for other
 *     kinds
 */
public record KeyHolder(Kind kind, @Nullable String name) {

  /** The kind of the key; {@code NONE} if there is no valid key. */
  public enum Kind {
    NONE,
    FUNCTION,
    HOST,
    SYSTEM,
    MASTER
  }

  static final KeyHolder NONE = new KeyHolder(Kind.NONE, null);
  static final KeyHolder MASTER = new KeyHolder(Kind.MASTER, null);

  private static final String FUNCTION_GROUP = "function:";

  static KeyHolder of(String group, String keyName) {
    if (group.startsWith(FUNCTION_GROUP)) {
      return new KeyHolder(Kind.FUNCTION, group.substring(FUNCTION_GROUP.length()));
    }
    return switch (group) {
      case "host" -> new KeyHolder(Kind.HOST, null);
      case "system" -> new KeyHolder(Kind.SYSTEM, keyName);
      case "master" -> MASTER;
      default -> NONE;
    };
  }

  boolean isMaster() {
    return kind == Kind.MASTER;
  }

  /** Whether a refusal is 403 and not 401 (recorded). */
  boolean isHostOrSystem() {
    return kind == Kind.HOST || kind == Kind.SYSTEM;
  }
}
