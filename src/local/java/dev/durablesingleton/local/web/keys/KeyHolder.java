package dev.durablesingleton.local.web.keys;

/**
 * Who a request comes from, as far as its key tells.
 *
 * @param name a function's in lower case, or an extension's key; null for the other kinds
 */
public record KeyHolder(Kind kind, String name) {

  /** What keys there are, and none. */
  public enum Kind {
    NOBODY,
    FUNCTION,
    HOST,
    SYSTEM,
    MASTER
  }

  static final KeyHolder NOBODY = new KeyHolder(Kind.NOBODY, null);
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
      default -> NOBODY;
    };
  }

  boolean isMaster() {
    return kind == Kind.MASTER;
  }

  /** Whether the host knows this holder, though it may not do what it asks for. */
  boolean isHostOrSystem() {
    return kind == Kind.HOST || kind == Kind.SYSTEM;
  }
}
