package dev.durablesingleton.local.web;

import java.util.Map;
import java.util.Set;

/**
 * Options of the web server.
 *
 * @param port 0 for any free port
 * @param keysEnforced whether requests need keys, as in Azure
 * @param allowedHosts names by which clients may address the host, besides localhost and IP
 *     addresses
 * @param maxBody in bytes; the response to a larger request is 500 (recorded)
 */
public record WebOptions(int port, boolean keysEnforced, Set<String> allowedHosts, long maxBody) {

  private static final String MAX_BODY = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";
  private static final long DEFAULT_MAX_BODY = 104_857_600;
  private static final int LAST_PORT = 65_535;

  public WebOptions {
    allowedHosts = Set.copyOf(allowedHosts);
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          port + " is not a port; use 0 for any free port, or a number up to " + LAST_PORT + ".");
    }
  }

  /**
   * Options with the limits that the environment sets.
   *
   * @throws IllegalArgumentException if the port or the limit is invalid
   */
  public static WebOptions of(
      int port, boolean keysEnforced, Set<String> allowedHosts, Map<String, String> environment) {
    String limit = environment.get(MAX_BODY);
    try {
      return new WebOptions(
          port,
          keysEnforced,
          allowedHosts,
          limit == null || limit.isBlank() ? DEFAULT_MAX_BODY : Long.parseLong(limit.trim()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          MAX_BODY
              + " is '"
              + limit
              + "', which is not a number of bytes; set a number or unset it.",
          e);
    }
  }
}
