package dev.durablesingleton.local.web;

import java.util.Map;

/**
 * How the web server listens.
 *
 * @param port 0 for any free one
 * @param keysEnforced whether requests need keys, as in Azure
 * @param maxBody bytes; a larger request is answered with 500 (recorded)
 */
public record WebOptions(int port, boolean keysEnforced, long maxBody) {

  private static final String MAX_BODY = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
  private static final long DEFAULT_MAX_BODY = 104_857_600;
  private static final int LAST_PORT = 65_535;

  public WebOptions {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          port + " is no port; name one from 0, which takes any free one, to " + LAST_PORT + ".");
    }
  }

  /** Options with the limits that the environment sets. */
  public static WebOptions of(int port, boolean keysEnforced, Map<String, String> environment) {
    String limit = environment.get(MAX_BODY);
    try {
      return new WebOptions(
          port,
          keysEnforced,
          limit == null || limit.isBlank() ? DEFAULT_MAX_BODY : Long.parseLong(limit.trim()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + limit + "' in " + MAX_BODY + " is no number of bytes; give one or unset it.", e);
    }
  }
}
