package dev.durablesingleton.local.web.function;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The content type and the charset of a text response. The host supports UTF-8, and UTF-16 if the
 * function or the client requests it.
 */
record ContentType(String value, Charset charset) {

  static final String HEADER = "Content-Type";

  private static final String PLAIN = "text/plain";
  private static final Pattern CHARSET =
      Pattern.compile("(;\\s*charset\\s*=\\s*)(\"[^\"]*\"|[^;\\s]*)", Pattern.CASE_INSENSITIVE);

  /**
   * The type of a text.
   *
   * @param requested the header that the function set; null or blank for plain text
   * @param acceptCharset the client's header, or null
   */
  static ContentType ofText(@Nullable String requested, @Nullable String acceptCharset) {
    String type = requested == null || requested.isBlank() ? PLAIN : requested;
    Matcher named = CHARSET.matcher(type);
    if (!named.find()) {
      Charset charset = accepted(acceptCharset);
      return new ContentType(type + "; charset=" + name(charset), charset);
    }
    String name = named.group(2).replace("\"", "").toLowerCase(Locale.ROOT);
    boolean known = name.equals("utf-8") || name.equals("utf-16");
    Charset charset =
        known ? (name.equals("utf-8") ? StandardCharsets.UTF_8 : utf16()) : accepted(acceptCharset);
    return known
        ? new ContentType(type, charset)
        : new ContentType(
            named.replaceFirst(Matcher.quoteReplacement(named.group(1) + name(charset))), charset);
  }

  /** The content type that a function set, by its name in any letter case; null if it set none. */
  static @Nullable String in(Map<String, String> headers) {
    for (var header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(HEADER)) {
        return header.getValue();
      }
    }
    return null;
  }

  private static Charset accepted(@Nullable String acceptCharset) {
    if (acceptCharset != null) {
      for (String entry : acceptCharset.toLowerCase(Locale.ROOT).split(",", -1)) {
        String name = entry.replaceFirst(";.*", "").trim();
        if (name.equals("utf-8") || name.equals("*")) {
          return StandardCharsets.UTF_8;
        }
        if (name.equals("utf-16")) {
          return utf16();
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  /** .NET's UTF-16 is little-endian; the host writes no byte order mark. */
  private static Charset utf16() {
    return StandardCharsets.UTF_16LE;
  }

  private static String name(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? "utf-8" : "utf-16";
  }
}
