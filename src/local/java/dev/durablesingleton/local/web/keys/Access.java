package dev.durablesingleton.local.web.keys;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a request may do what it asks for. Thread-safe.
 *
 * <p>With keys off everybody is served as if with the master key, as under {@code func start}; only
 * a disabled anonymous function is not there (recorded).
 */
public final class Access {

  private static final String KEY_HEADER = "x-functions-key";
  private static final String KEY_PARAMETER = "code";

  private final KeyStore keys;
  private final boolean enforced;

  public Access(KeyStore keys, boolean enforced) {
    this.keys = keys;
    this.enforced = enforced;
  }

  /** The refusal of a call of a function; empty to let it run. */
  public Optional<HttpResponse> refusal(FunctionMetadata function, HttpHead head) {
    String named = function.trigger().text("authLevel");
    String level = named == null ? "function" : named.toLowerCase(Locale.ROOT);
    boolean anonymous = level.equals("anonymous");
    if (!enforced) {
      return function.disabled() && anonymous ? reply(404) : Optional.empty();
    }
    if (anonymous && !function.disabled()) {
      return Optional.empty();
    }
    KeyHolder holder = holder(head);
    if (holder.isMaster()) {
      return Optional.empty();
    }
    boolean opens = anonymous || !level.equals("admin") && opens(holder, function.name());
    return opens ? (function.disabled() ? reply(404) : Optional.empty()) : reply(401);
  }

  /** The refusal of a request to {@code /admin}. */
  public Optional<HttpResponse> refusalOfAdmin(HttpHead head) {
    KeyHolder holder = holder(head);
    return holder.isMaster() ? Optional.empty() : refusal(holder);
  }

  /** The refusal of a request to an extension's webhook, which has a system key of that name. */
  public Optional<HttpResponse> refusalOfWebhook(HttpHead head, String keyName) {
    KeyHolder holder = holder(head);
    boolean own = holder.kind() == KeyHolder.Kind.SYSTEM && keyName.equals(holder.name());
    return own || holder.isMaster() ? Optional.empty() : refusal(holder);
  }

  private KeyHolder holder(HttpHead head) {
    return enforced ? keys.holder(presented(head)) : KeyHolder.MASTER;
  }

  /** A header, even an empty one, counts before the query. */
  private static String presented(HttpHead head) {
    if (head.headers().contains(KEY_HEADER)) {
      return head.headers().get(KEY_HEADER);
    }
    List<String> codes = Query.parse(head.target().query()).all(KEY_PARAMETER);
    return codes.isEmpty() ? null : codes.get(0);
  }

  private static boolean opens(KeyHolder holder, String function) {
    return holder.kind() == KeyHolder.Kind.HOST
        || holder.kind() == KeyHolder.Kind.FUNCTION && function.equalsIgnoreCase(holder.name());
  }

  private static Optional<HttpResponse> refusal(KeyHolder holder) {
    return holder.isHostOrSystem()
        ? reply(403)
        : Optional.of(HttpResponse.empty(401).with("WWW-Authenticate", "Bearer"));
  }

  private static Optional<HttpResponse> reply(int status) {
    return Optional.of(HttpResponse.empty(status));
  }
}
