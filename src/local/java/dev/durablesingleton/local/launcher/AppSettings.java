package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an app: those of its {@code local.settings.json}, overridden by the environment.
 * Immutable.
 */
final class AppSettings {

  /** In the order of the Functions host's {@code worker.config.json}; later options win. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "JAVA_OPTS",
          "AZURE_FUNCTIONS_MESH_JAVA_OPTS",
          "languageWorkers:java:arguments",
          "languageWorkers__java__arguments");

  private static final Pattern VARIABLE = Pattern.compile("%([^%\\s]*)%");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Map<String, String> values;
  private final Map<String, String> environment;

  AppSettings(Map<String, String> values, Map<String, String> environment) {
    this.values = Map.copyOf(values);
    this.environment = Map.copyOf(environment);
  }

  /** Reads the settings of a package. A file that cannot be read is left to the host to report. */
  static AppSettings read(Path packageFolder, Map<String, String> environment) {
    Map<String, String> values = new LinkedHashMap<>();
    Path file = packageFolder.resolve("local.settings.json");
    if (Files.isRegularFile(file)) {
      try {
        Map<?, ?> settings = map(LooseJson.read(text(Files.readAllBytes(file))));
        texts(member(settings, "Values")).forEach(values::put);
        texts(member(settings, "ConnectionStrings"))
            .forEach((name, value) -> values.put("ConnectionStrings:" + name, value));
      } catch (IOException | IllegalArgumentException e) {
        values.clear();
      }
    }
    return new AppSettings(values, environment);
  }

  /** Windows PowerShell writes UTF-16 with a byte order mark. */
  private static String text(byte[] bytes) {
    int start = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    Charset charset =
        switch (start) {
          case 0xFEFF -> StandardCharsets.UTF_16BE;
          case 0xFFFE -> StandardCharsets.UTF_16LE;
          default -> StandardCharsets.UTF_8;
        };
    String text = new String(bytes, charset);
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static Map<?, ?> map(@Nullable Object json) {
    return json instanceof Map<?, ?> members ? members : Map.of();
  }

  private static Map<?, ?> member(Map<?, ?> object, String name) {
    return object.entrySet().stream()
        .filter(entry -> name.equalsIgnoreCase(String.valueOf(entry.getKey())))
        .findFirst()
        .map(entry -> map(entry.getValue()))
        .orElse(Map.of());
  }

  /** The members that are texts, numbers or booleans. The host sets others, and reports nulls. */
  private static Map<String, String> texts(Map<?, ?> object) {
    Map<String, String> texts = new HashMap<>();
    object.forEach(
        (name, value) -> {
          if (value instanceof String text && !name.equals("")) {
            texts.put((String) name, text);
          }
        });
    return texts;
  }

  /** Adds the values to the environment of a process that has this process's variables. */
  void addTo(Map<String, String> variables) {
    values.forEach(
        (name, value) -> {
          try {
            variables.putIfAbsent(name, value);
          } catch (IllegalArgumentException e) {
            // Not the name of a variable; the host reports it.
          }
        });
  }

  /** The options that the app asks for, in the order of the Functions host. */
  List<String> jvmOptions() {
    return JVM_OPTIONS.stream()
        .map(this::setting)
        .map(text -> VARIABLE.matcher(text).replaceAll(this::variable))
        .flatMap(text -> Stream.of(text.trim().split("\\s+", -1)))
        .filter(option -> !option.isEmpty())
        .toList();
  }

  private String variable(MatchResult matcher) {
    return Matcher.quoteReplacement(setting(matcher.group(1)));
  }

  /** Returns an empty text for a setting that is absent. */
  private String setting(String name) {
    String value = environment.getOrDefault(name, values.get(name));
    return value == null ? "" : value;
  }
}
