package dev.durablesingleton.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;

/**
 * What a caller can do with an instance, in the SDK's names and order. Written out as JSON by the
 * order of components; {@code {eventName}} and {@code {text}} are left for the caller to fill in.
 */
public record ManagementLinks(
    String id,
    String purgeHistoryDeleteUri,
    String restartPostUri,
    String sendEventPostUri,
    String statusQueryGetUri,
    String terminatePostUri,
    String resumePostUri,
    String suspendPostUri) {

  /**
   * The links of an instance at the app's public address, with the key that belongs to the request.
   *
   * @throws IllegalArgumentException when the request's URL is none that Java can read
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
        webhook.link(path + "/raiseEvent/{eventName}", ""),
        webhook.link(path, ""),
        webhook.link(path + "/terminate", "reason={text}"),
        webhook.link(path + "/resume", "reason={text}"),
        webhook.link(path + "/suspend", "reason={text}"));
  }
}
