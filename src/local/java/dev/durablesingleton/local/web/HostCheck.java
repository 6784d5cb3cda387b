package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are addressed to a foreign name. Otherwise a page whose name resolves to a
 * loopback address (DNS rebinding) would have this host's origin. The real host has no such check
 * (recorded). Thread-safe.
 */
final class HostCheck {

  private static final String LOCALHOST = "localhost";

  /** Rebinding needs a name; a browser sends an IPv4 address in this form only. */
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+(%25[^]]+)?]");

  private static final Pattern PORT = Pattern.compile(":[0-9]*$");
  private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://");

  private final Set<String> names;

  /** Allows these names, besides localhost and IP addresses; case-insensitive. */
  HostCheck(Collection<String> names) {
    this.names = names.stream().map(HostCheck::normalized).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The refusal of a request; empty if it is allowed.
   *
   * @param target as received; in absolute form it names a host too
   */
  Optional<HttpResponse> refusal(String target, HttpFields headers) {
    return foreign(headers.get(HttpHeader.HOST))
        .or(() -> foreign(authority(target)))
        .map(HostCheck::misdirected);
  }

  private Optional<String> foreign(@Nullable String authority) {
    if (authority == null || authority.isBlank()) {
      return Optional.empty();
    }
    String name = normalized(PORT.matcher(authority.strip()).replaceFirst(""));
    boolean own =
        name.equals(LOCALHOST)
            || name.endsWith("." + LOCALHOST)
            || names.contains(name)
            || ADDRESS.matcher(name).matches();
    return own ? Optional.empty() : Optional.of(name);
  }

  private static String normalized(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** The authority of a target in absolute form; null for other forms. */
  private static @Nullable String authority(String target) {
    if (!SCHEME.matcher(target).find()) {
      return null;
    }
    String rest = SCHEME.matcher(target).replaceFirst("").split("[/?#]", 2)[0];
    return rest.substring(rest.lastIndexOf('@') + 1);
  }

  private static HttpResponse misdirected(String name) {
    return HttpResponse.text(
            421,
            "text/plain; charset=utf-8",
            "This host does not serve the name '%1$s'. Use localhost, or start it with --allowed-host %1$s if the name is yours."
                .formatted(name))
        .with("X-Content-Type-Options", "nosniff");
  }
}
