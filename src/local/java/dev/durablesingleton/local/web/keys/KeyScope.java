package dev.durablesingleton.local.web.keys;

import java.util.Locale;

/**
 * What a group of keys opens.
 *
 * @param function the function's name; null for the other kinds
 */
public record KeyScope(Kind kind, String function) {

  /** The kinds of keys besides the one master key. */
  public enum Kind {
    HOST,
    SYSTEM,
    FUNCTION
  }

  /** Keys that open every function. */
  public static final KeyScope HOST = new KeyScope(Kind.HOST, null);

  /** Keys that open the webhooks of one extension each. */
  public static final KeyScope SYSTEM = new KeyScope(Kind.SYSTEM, null);

  /** Keys that open one function, its name in any letter case. */
  public static KeyScope of(String function) {
    return new KeyScope(Kind.FUNCTION, function.toLowerCase(Locale.ROOT));
  }

  /** The group's name in the key file. */
  String label() {
    return kind == Kind.FUNCTION ? "function:" + function : kind.name().toLowerCase(Locale.ROOT);
  }
}
