package dev.durablesingleton.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.net.URI;
import java.net.URLEncoder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * URLs at which the app itself calls the management API. They use the host's own name instead of
 * the request's: the request's host may not be reachable behind a proxy, and a forged one would
 * receive the system key.
 */
public final class OwnHostLinks {

  /** Set by every Functions host; the Durable extension builds its URLs from it. */
  static final String HOST_SETTING = "WEBSITE_HOSTNAME";

  private final Webhook webhook;
  private final @Nullable String hostName;

  private OwnHostLinks(Webhook webhook, @Nullable String hostName) {
    this.webhook = webhook;
    this.hostName = hostName;
  }

  /**
   * The URLs on the host that serves the request.
   *
   * @param settings returns the value of an app setting; null if it is not set
   * @throws IllegalArgumentException if the request's URL cannot be parsed
   */
  public static OwnHostLinks of(
      DurableClientContext context, HttpRequestMessage<?> request, UnaryOperator<String> settings) {
    return new OwnHostLinks(Webhook.of(context, request), settings.apply(HOST_SETTING));
  }

  /** URL of a list of instances; {@code parameters} must not be empty. */
  public URI list(String parameters) {
    return own(webhook.list(parameters));
  }

  /** URL of an instance's status with its history. */
  public URI history(String id) {
    return own(
        webhook.link(PathSegment.of(id), "showInput=true&showHistory=true&showHistoryOutput=true"));
  }

  /** URL that rewinds a failed instance. */
  public URI rewind(String id, String reason) {
    return own(
        webhook.link(PathSegment.of(id) + "/rewind", "reason=" + URLEncoder.encode(reason, UTF_8)));
  }

  private URI own(String link) {
    if (hostName == null || hostName.isBlank()) {
      return URI.create(link);
    }
    // The same rule as in the Durable extension.
    String scheme = hostName.startsWith("localhost:") ? "http://" : "https://";
    return URI.create(link.replaceFirst("^https?://[^/]+", scheme + hostName));
  }
}
