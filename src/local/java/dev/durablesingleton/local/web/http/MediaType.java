package dev.durablesingleton.local.web.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A media type without its parameters, such as {@code application/json}.
 *
 * @param name in lower case; empty if there is none
 */
public record MediaType(String name) {

  /**
   * Parses the value of a {@code Content-Type} header.
   *
   * @param contentType null if the header is missing
   */
  public static MediaType of(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    return new MediaType(type.trim().toLowerCase(Locale.ROOT));
  }

  /** Whether it is {@code application/json}. */
  public boolean isJson() {
    return name.equals("application/json");
  }

  /** Whether its content is JSON: {@code application/json}, {@code text/json}, or {@code +json}. */
  public boolean isAnyJson() {
    return isJson() || name.equals("text/json") || name.endsWith("+json");
  }

  /** Whether a function receives its content as bytes and not as text. */
  public boolean isBinary() {
    return name.equals("application/octet-stream") || name.startsWith("multipart/");
  }
}
