package dev.durablesingleton.internal.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.net.URI;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * URLs at which the app itself calls the management API. They use the host's own name instead of
 * the request's: the request's host may not be reachable behind a proxy, and a forged one would
 * receive the system key.
 */
public final class OwnHostLinks {

  private final Webhook webhook;
  private final @Nullable String hostName;

  private OwnHostLinks(Webhook webhook, @Nullable String hostName) {
    this.webhook = webhook;
    this.hostName = hostName;
  }

  /**
   * The URLs on the host that serves the request.
   *
   * @param hostName the host's own name, with port; null to use the request's
   * @throws IllegalArgumentException if the request's URL cannot be parsed
   */
  public static OwnHostLinks of(
      DurableClientContext context, HttpRequestMessage<?> request, @Nullable String hostName) {
    return new OwnHostLinks(Webhook.of(context, request), hostName);
  }

  /** URL of a list of instances; {@code parameters} must not be empty. */
  public URI list(String parameters) {
    return own(webhook.list(parameters));
  }

  /** URL of an instance's status with its history. */
  public URI history(String id) {
    return own(
        webhook.link(
            PathSegment.of(id),
            "showInput=true&showHistory=true&showHistoryOutput=true&showReasonToWait=true"));
  }

  /** URL that rewinds a failed instance. */
  public URI rewind(String id, String reason) {
    return own(
        webhook.link(PathSegment.of(id) + "/rewind", "reason=" + URLEncoder.encode(reason, UTF_8)));
  }

  /** URL that signals an entity with an operation. */
  public URI signal(String entity, String key, String operation) {
    return own(
        webhook.entityLink(
            PathSegment.of(entity) + "/" + PathSegment.of(key),
            "op=" + URLEncoder.encode(operation, UTF_8)));
  }

  private URI own(String link) {
    if (hostName == null) {
      return URI.create(link);
    }
    // The same rule as in the Durable extension.
    String scheme = hostName.startsWith("localhost:") ? "http://" : "https://";
    return URI.create(link.replaceFirst("^https?://[^/]+", scheme + hostName));
  }
}
