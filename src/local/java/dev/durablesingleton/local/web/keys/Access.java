package dev.durablesingleton.local.web.keys;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.web.http.RequestHead;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authorizes requests by their key. Thread-safe.
 *
 * <p>If keys are not enforced, every request has the rights of the master key, as under {@code func
 * start}; only a disabled anonymous function is not found (recorded).
 */
public final class Access {

  private static final String KEY_HEADER = "x-functions-key";
  private static final String KEY_PARAMETER = "code";
  private static final String ANONYMOUS = "anonymous";

  private final KeyStore keys;
  private final boolean enforced;

  /**
   * Creates the authorization by these keys.
   *
   * @param enforced whether requests need keys, as in Azure
   */
  public Access(KeyStore keys, boolean enforced) {
    this.keys = keys;
    this.enforced = enforced;
  }

  /** The refusal of a request to a function; empty if the request is allowed. */
  public Optional<HttpResponse> refusal(FunctionMetadata function, RequestHead head) {
    String level = level(function);
    boolean anonymous = level.equals(ANONYMOUS);
    if (!enforced) {
      return function.disabled() && anonymous ? response(404) : Optional.empty();
    }
    if (anonymous && !function.disabled()) {
      return Optional.empty();
    }
    KeyHolder holder = holder(head);
    if (holder.isMaster()) {
      return Optional.empty();
    }
    boolean opens = anonymous || (!level.equals("admin") && opens(holder, function.name()));
    return opens ? (function.disabled() ? response(404) : Optional.empty()) : response(401);
  }

  /** Whether a function needs no key. */
  public static boolean isAnonymous(FunctionMetadata function) {
    return level(function).equals(ANONYMOUS);
  }

  private static String level(FunctionMetadata function) {
    String named = function.trigger().text("authLevel");
    return named == null ? "function" : named.toLowerCase(Locale.ROOT);
  }

  /** The refusal of a request to {@code /admin}; empty if it is allowed. */
  public Optional<HttpResponse> refusalOfAdmin(RequestHead head) {
    KeyHolder holder = holder(head);
    return holder.isMaster() ? Optional.empty() : refusal(holder);
  }

  /** The refusal of a request to an extension's webhook; empty if it is allowed. */
  public Optional<HttpResponse> refusalOfWebhook(RequestHead head, String keyName) {
    KeyHolder holder = holder(head);
    boolean own = holder.kind() == KeyHolder.Kind.SYSTEM && keyName.equals(holder.name());
    return own || holder.isMaster() ? Optional.empty() : refusal(holder);
  }

  private KeyHolder holder(RequestHead head) {
    return enforced ? keys.holder(presented(head)) : KeyHolder.MASTER;
  }

  /** The header, even an empty one, takes precedence over the query. */
  private static @Nullable String presented(RequestHead head) {
    if (head.headers().contains(KEY_HEADER)) {
      return head.headers().get(KEY_HEADER);
    }
    List<String> codes = Query.parse(head.target().query()).all(KEY_PARAMETER);
    return codes.isEmpty() ? null : codes.get(0);
  }

  private static boolean opens(KeyHolder holder, String function) {
    return holder.kind() == KeyHolder.Kind.HOST
        || (holder.kind() == KeyHolder.Kind.FUNCTION && function.equalsIgnoreCase(holder.name()));
  }

  private static Optional<HttpResponse> refusal(KeyHolder holder) {
    return holder.isHostOrSystem()
        ? response(403)
        : Optional.of(HttpResponse.empty(401).with("WWW-Authenticate", "Bearer"));
  }

  private static Optional<HttpResponse> response(int status) {
    return Optional.of(HttpResponse.empty(status));
  }
}
