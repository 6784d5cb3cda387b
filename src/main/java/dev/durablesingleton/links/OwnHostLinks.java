package dev.durablesingleton.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.net.URI;
import java.net.URLEncoder;
import java.util.function.UnaryOperator;

/**
 * Where the app itself reaches the management API. The host's own name is used and not the one that
 * the caller wrote: behind a proxy that one may lead nowhere, and a forged one would be sent the
 * system key.
 */
public final class OwnHostLinks {

  /** Set by every Functions host; the Durable extension makes its own URLs of it. */
  static final String HOST_SETTING = "WEBSITE_HOSTNAME";

  private final Webhook webhook;
  private final String hostName;

  private OwnHostLinks(Webhook webhook, String hostName) {
    this.webhook = webhook;
    this.hostName = hostName;
  }

  /**
   * On the host that serves the request.
   *
   * @param settings an app setting's value by its name; null for one that is not set
   * @throws IllegalArgumentException when the request's URL is none that Java can read
   */
  public static OwnHostLinks of(
      DurableClientContext context, HttpRequestMessage<?> request, UnaryOperator<String> settings) {
    return new OwnHostLinks(Webhook.of(context, request), settings.apply(HOST_SETTING));
  }

  /** The status of an instance together with its history. */
  public URI history(String id) {
    return own(
        webhook.link(PathSegment.of(id), "showInput=true&showHistory=true&showHistoryOutput=true"));
  }

  /** Where a failed instance is sent back to before its failure. */
  public URI rewind(String id, String reason) {
    return own(
        webhook.link(PathSegment.of(id) + "/rewind", "reason=" + URLEncoder.encode(reason, UTF_8)));
  }

  private URI own(String link) {
    if (hostName == null || hostName.isBlank()) {
      return URI.create(link);
    }
    // The extension's own rule.
    String scheme = hostName.startsWith("localhost:") ? "http://" : "https://";
    return URI.create(link.replaceFirst("^https?://[^/]+", scheme + hostName));
  }
}
