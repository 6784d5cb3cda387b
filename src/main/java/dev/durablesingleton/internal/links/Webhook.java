package dev.durablesingleton.internal.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;

/**
 * Address of the management API.
 *
 * @param instances URL of the instances, with a trailing slash
 * @param query query parameters of every request, such as the key; may be empty
 */
record Webhook(String instances, String query) {

  private static final String PLACEHOLDER = "instance-id-placeholder";

  /** Derived from a link that the SDK creates, so that no part of the address is guessed. */
  static Webhook of(DurableClientContext context, HttpRequestMessage<?> request) {
    String link = context.createHttpManagementPayload(request, PLACEHOLDER).getStatusQueryGetUri();
    int at = link.indexOf(PLACEHOLDER);
    return new Webhook(
        link.substring(0, at), link.substring(at + PLACEHOLDER.length()).replaceFirst("^\\?", ""));
  }

  /** This webhook, derived from the same request, at the app's public address. */
  Webhook at(PublicAddress address, HttpRequestMessage<?> request) {
    String own = PublicAddress.OF_THE_REQUEST.baseFor(request);
    return new Webhook(address.baseFor(request) + instances.substring(own.length()), query);
  }

  /** Link to the list of instances; {@code parameters} must not be empty. */
  String list(String parameters) {
    return instances.replaceFirst("/$", "")
        + "?"
        + parameters
        + (query.isEmpty() ? "" : "&" + query);
  }

  /** Link to a path below the entities, which are beside the instances. */
  String entityLink(String path, String parameters) {
    String entities = instances.replaceFirst("/instances/$", "/entities/");
    return new Webhook(entities, query).link(path, parameters);
  }

  /** Link to a path below the instances; {@code parameters} may be empty. */
  String link(String path, String parameters) {
    String separator = parameters.isEmpty() || query.isEmpty() ? "" : "&";
    String all = parameters + separator + query;
    return instances + path + (all.isEmpty() ? "" : "?" + all);
  }
}
