package dev.durablesingleton.internal.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Address at which callers reach this app. Behind a gateway the host itself only knows the address
 * that the gateway calls.
 *
 * @param url fixed base URL of all links; null to derive it from the request
 * @param trustsHeaders whether to use the request's forwarded headers; safe only behind a gateway
 *     that overwrites them
 */
public record PublicAddress(@Nullable String url, boolean trustsHeaders) {

  /** App setting with the base URL, such as {@code https://api.example.com/singletons}. */
  public static final String URL_SETTING = "SINGLETON_PUBLIC_URL";

  /** App setting that is {@code true} to trust forwarded headers. */
  public static final String HEADERS_SETTING = "SINGLETON_FORWARDED_HEADERS";

  /** Links begin with the address of the request. */
  public static final PublicAddress OF_THE_REQUEST = new PublicAddress(null, false);

  /**
   * Reads the app settings.
   *
   * @param settings returns the value of an app setting; null if it is not set
   * @throws InvalidSettingException if a setting has an invalid value
   */
  public static PublicAddress of(UnaryOperator<String> settings) {
    return new PublicAddress(
        setting(settings, URL_SETTING).map(PublicAddress::parseUrl).orElse(null),
        setting(settings, HEADERS_SETTING).map(PublicAddress::parseBoolean).orElse(false));
  }

  /** Base URL of the links in an answer, without a trailing slash. */
  String baseFor(HttpRequestMessage<?> request) {
    return url == null ? addressIn(request) : url;
  }

  private String addressIn(HttpRequestMessage<?> request) {
    ForwardedHeaders forwarded =
        new ForwardedHeaders(trustsHeaders ? request.getHeaders() : Map.of());
    return forwarded.scheme().orElse(request.getUri().getScheme())
        + "://"
        + forwarded.authority().orElse(request.getUri().getAuthority());
  }

  private static Optional<String> setting(UnaryOperator<String> settings, String name) {
    return Optional.ofNullable(settings.apply(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static boolean parseBoolean(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw InvalidSettingException.of(HEADERS_SETTING, text, "true or false");
    }
    return Boolean.parseBoolean(text);
  }

  private static String parseUrl(String text) {
    try {
      URI url = new URI(text);
      boolean isHttp = url.getScheme() != null && url.getScheme().matches("(?i)https?");
      if (isHttp
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return text.replaceFirst("/+$", "");
      }
    } catch (URISyntaxException e) {
      // Reported below, together with the rule.
    }
    throw InvalidSettingException.of(
        URL_SETTING, text, "an http or https URL without user, query and fragment");
  }
}
