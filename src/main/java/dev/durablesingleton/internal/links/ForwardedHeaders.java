package dev.durablesingleton.internal.links;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The scheme and host that the caller used, as reported by gateways: {@code Forwarded} (RFC 7239),
 * else {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. The first gateway's value is used;
 * an invalid one is ignored.
 *
 * @param headers by lower-case name, as the Java worker passes them
 */
record ForwardedHeaders(Map<String, String> headers) {

  private static final Predicate<String> SCHEME = Pattern.compile("https?").asMatchPredicate();

  /**
   * A host name has at most 255 characters (RFC 1035, 2.3.4). A longer one would also make the
   * answer's headers too large for servers, after the instance was started.
   */
  private static final Predicate<String> AUTHORITY =
      Pattern.compile("([A-Za-z0-9.-]{1,255}|\\[[0-9A-Fa-f:.]{1,255}])(:[0-9]{1,5})?")
          .asMatchPredicate();

  private static final Pattern PROTO = parameter("proto");
  private static final Pattern HOST = parameter("host");

  Optional<String> scheme() {
    return forwarded(PROTO)
        .or(() -> first("x-forwarded-proto"))
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(SCHEME);
  }

  Optional<String> authority() {
    return forwarded(HOST).or(() -> first("x-forwarded-host")).filter(AUTHORITY);
  }

  private static Pattern parameter(String name) {
    return Pattern.compile("(?i)(?:^|;)\\s*" + name + "=\"?([^\";]*)\"?");
  }

  private Optional<String> forwarded(Pattern parameter) {
    return first("forwarded")
        .map(parameter::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private Optional<String> first(String header) {
    return Optional.ofNullable(headers.get(header)).map(value -> value.split(",", 2)[0].strip());
  }
}
