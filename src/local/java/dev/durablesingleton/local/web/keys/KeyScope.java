package dev.durablesingleton.local.web.keys;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints to which a group of keys gives access.
 *
 * @param function the function's name in lower case; null for the other kinds
 */
public record KeyScope(Kind kind, @Nullable String function) {

  /** The kinds of keys other than the master key. */
  public enum Kind {
    HOST,
    SYSTEM,
    FUNCTION
  }

  /** Keys for all functions. */
  public static final KeyScope HOST = new KeyScope(Kind.HOST, null);

  /** Keys for webhooks, one per extension. */
  public static final KeyScope SYSTEM = new KeyScope(Kind.SYSTEM, null);

  /** Keys for one function; its name is case-insensitive. */
  public static KeyScope of(String function) {
    return new KeyScope(Kind.FUNCTION, function.toLowerCase(Locale.ROOT));
  }

  /** The group's name in the key file. */
  String label() {
    return kind == Kind.FUNCTION ? "function:" + function : kind.name().toLowerCase(Locale.ROOT);
  }
}
