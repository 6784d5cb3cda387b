package dev.durablesingleton.links;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gateways on the way say about the address that the caller used: {@code Forwarded} (RFC
 * 7239), and where it is silent {@code X-Forwarded-Proto} and {@code X-Forwarded-Host}. The first
 * gateway counts; a value that is no scheme or host is passed over.
 *
 * @param headers by their names in lower case, as the Java worker hands them out
 */
record ForwardedHeaders(Map<String, String> headers) {

  private static final Predicate<String> SCHEME = Pattern.compile("https?").asMatchPredicate();

  private static final Predicate<String> AUTHORITY =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?").asMatchPredicate();

  Optional<String> scheme() {
    return parameter("proto")
        .or(() -> first("x-forwarded-proto"))
        .map(scheme -> scheme.toLowerCase(Locale.ROOT))
        .filter(SCHEME);
  }

  Optional<String> authority() {
    return parameter("host").or(() -> first("x-forwarded-host")).filter(AUTHORITY);
  }

  private Optional<String> parameter(String name) {
    Pattern pattern = Pattern.compile("(?i)(?:^|;)\\s*" + name + "=\"?([^\";]*)\"?");
    return first("forwarded")
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private Optional<String> first(String header) {
    return Optional.ofNullable(headers.get(header)).map(value -> value.split(",", 2)[0].strip());
  }
}
