package dev.durablesingleton.links;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where callers reach this app. A host behind a gateway knows only the address that the gateway
 * calls.
 *
 * @param url the address that links begin with, whatever the request says
 * @param trustsHeaders whether the request's forwarded headers say where its caller sent it; only a
 *     gateway that sets them itself makes them true
 */
public record PublicAddress(Optional<String> url, boolean trustsHeaders) {

  /** The setting with the address, such as {@code https://api.example.com/singletons}. */
  public static final String URL_SETTING = "SINGLETON_PUBLIC_URL";

  /** The setting that is {@code true} where forwarded headers are to be trusted. */
  public static final String HEADERS_SETTING = "SINGLETON_FORWARDED_HEADERS";

  static final PublicAddress OF_THE_REQUEST = new PublicAddress(Optional.empty(), false);

  /**
   * What the app's settings say.
   *
   * @param settings an app setting's value by its name; null for one that is not set
   * @throws InvalidSettingException when one of them has no such value
   */
  public static PublicAddress of(UnaryOperator<String> settings) {
    return new PublicAddress(
        setting(settings, URL_SETTING).map(PublicAddress::checked),
        setting(settings, HEADERS_SETTING).map(PublicAddress::yesOrNo).orElse(false));
  }

  /** What a link into this app begins with, without a slash at the end. */
  String baseFor(HttpRequestMessage<?> request) {
    return url.orElseGet(() -> addressIn(request));
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

  private static boolean yesOrNo(String word) {
    if (!word.equalsIgnoreCase("true") && !word.equalsIgnoreCase("false")) {
      throw invalid(HEADERS_SETTING, word, "true or false");
    }
    return Boolean.parseBoolean(word);
  }

  private static String checked(String text) {
    try {
      URI url = new URI(text);
      boolean web = url.getScheme() != null && url.getScheme().matches("(?i)https?");
      if (web
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return text.replaceFirst("/+$", "");
      }
    } catch (URISyntaxException e) {
      // Told below, with what would be right.
    }
    throw invalid(URL_SETTING, text, "a URL of scheme, host and perhaps port and path");
  }

  private static InvalidSettingException invalid(String setting, String value, String rule) {
    return new InvalidSettingException(
        "The app setting " + setting + " is '" + value + "'; it must be " + rule + ".");
  }
}
