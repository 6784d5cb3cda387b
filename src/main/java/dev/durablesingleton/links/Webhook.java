package dev.durablesingleton.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;

/**
 * Where the management API of this app is, as its caller reaches it.
 *
 * @param instances URL of the instances, with a slash at the end
 * @param query what every request needs, such as the key; may be empty
 */
record Webhook(String instances, String query) {

  private static final String PLACEHOLDER = "instance-id-placeholder";

  /**
   * Takes apart a link that the SDK makes for the request, so that nothing about the webhook is
   * guessed.
   */
  static Webhook of(DurableClientContext context, HttpRequestMessage<?> request) {
    String link = context.createHttpManagementPayload(request, PLACEHOLDER).getStatusQueryGetUri();
    int at = link.indexOf(PLACEHOLDER);
    return new Webhook(
        link.substring(0, at), link.substring(at + PLACEHOLDER.length()).replaceFirst("^\\?", ""));
  }

  /** The same webhook, made of the same request, at the address that callers know. */
  Webhook at(PublicAddress address, HttpRequestMessage<?> request) {
    String own = PublicAddress.OF_THE_REQUEST.baseFor(request);
    return new Webhook(address.baseFor(request) + instances.substring(own.length()), query);
  }

  /** The link to a path below the instances, with parameters of its own, which may be empty. */
  String link(String path, String parameters) {
    String separator = parameters.isEmpty() || query.isEmpty() ? "" : "&";
    String all = parameters + separator + query;
    return instances + path + (all.isEmpty() ? "" : "?" + all);
  }
}
