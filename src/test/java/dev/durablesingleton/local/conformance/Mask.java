package dev.durablesingleton.local.conformance;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces one kind of text that differs between runs. */
public record Mask(Pattern pattern, String replacement) {

  private static final List<Mask> ALL =
      List.of(
          of(
              "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?",
              "<time>"),
          of("\\p{XDigit}{8}-?(\\p{XDigit}{4}-?){3}\\p{XDigit}{12}", "<guid>"),
          of("https?://[^/\\s\"?]+|\\b(localhost|127\\.0\\.0\\.1):\\d+", "<host>"),
          of("(code|key)(=|\\\\u003d)[^&\"\\\\\\s}]*(\\\\u003d)*", "$1=<key>"),
          of("(?s)(\n|\\\\n) +at .*", ""),
          of("taskHub=\\w+", "taskHub=<hub>"),
          of("(The following are the known \\w+ functions: )('[^']*'(, )?)+", "$1<names>"));

  public static String hide(String text) {
    String masked = text;
    for (Mask mask : ALL) {
      masked = mask.pattern.matcher(masked).replaceAll(mask.replacement);
    }
    return masked;
  }

  private static Mask of(String pattern, String replacement) {
    return new Mask(Pattern.compile(pattern), replacement);
  }
}
