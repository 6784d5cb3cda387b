package dev.durablesingleton.local.builtin;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes the body of a response by the charset of its type, or as UTF-8. */
final class ResponseText {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ResponseText() {}

  static String of(HttpHeaders headers, byte[] body) throws HttpCallException {
    Matcher charset = CHARSET.matcher(headers.firstValue("Content-Type").orElse(""));
    String text =
        new String(body, charset.find() ? charset(charset.group(1)) : StandardCharsets.UTF_8);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static Charset charset(String name) throws HttpCallException {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw HttpCallException.unhandled(
          DotNetException.INVALID_OPERATION,
          "The character set provided in ContentType is invalid. Cannot read content as string"
              + " using an invalid character set.");
    }
  }
}
