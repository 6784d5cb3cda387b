package dev.durablesingleton.internal.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;

/**
 * Management URLs of an instance, with the names and in the order of SDK 1.9, which is also the
 * order in JSON. Earlier SDKs have no link to rewind. The caller replaces {@code {eventName}} and
 * {@code {text}}.
 */
public record ManagementLinks(
    String id,
    String purgeHistoryDeleteUri,
    String restartPostUri,
    String rewindPostUri,
    String sendEventPostUri,
    String statusQueryGetUri,
    String terminatePostUri,
    String resumePostUri,
    String suspendPostUri) {

  /**
   * The links of an instance at the app's public address, with the key that the SDK adds.
   *
   * @throws IllegalArgumentException if the request's URL cannot be parsed
   */
  public static ManagementLinks of(
      DurableClientContext context,
      HttpRequestMessage<?> request,
      String id,
      PublicAddress address) {
    Webhook webhook = Webhook.of(context, request).at(address, request);
    String path = PathSegment.of(id);
    return new ManagementLinks(
        id,
        webhook.link(path, ""),
        webhook.link(path + "/restart", ""),
        webhook.link(path + "/rewind", "reason={text}"),
        webhook.link(path + "/raiseEvent/{eventName}", ""),
        webhook.link(path, ""),
        webhook.link(path + "/terminate", "reason={text}"),
        webhook.link(path + "/resume", "reason={text}"),
        webhook.link(path + "/suspend", "reason={text}"));
  }
}
