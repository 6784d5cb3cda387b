package dev.durablesingleton.local.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Hides the parts of a text that differ from run to run. */
final class Mask {

  private static final Map<Pattern, String> MASKS = new LinkedHashMap<>();

  static {
    hide(
        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:\\d\\d)?",
        "<time>");
    hide("\\p{XDigit}{8}-?(\\p{XDigit}{4}-?){3}\\p{XDigit}{12}", "<guid>");
    hide("https?://[^/\\s\"?]+", "<host>");
    hide("(code|key)(=|\\\\u003d)[^&\"\\\\\\s}]*(\\\\u003d)*", "$1=<key>");
    hide("(?s)\n +at .*", "");
    hide("taskHub=\\w+", "taskHub=<hub>");
    hide("(The following are the known \\w+ functions: ).*", "$1<names>.");
  }

  private Mask() {}

  static String hide(String text) {
    String masked = text;
    for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
      masked = mask.getKey().matcher(masked).replaceAll(mask.getValue());
    }
    return masked;
  }

  private static void hide(String pattern, String replacement) {
    MASKS.put(Pattern.compile(pattern), replacement);
  }
}
