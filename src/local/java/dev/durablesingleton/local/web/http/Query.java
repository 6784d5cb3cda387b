package dev.durablesingleton.local.web.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query; names are case-insensitive. Immutable.
 *
 * <p>If names differ only in case, the second spelling is used (recorded).
 */
public final class Query {

  /** All values of one name, in the order in which they were sent. */
  private static final class Parameter {
    private String name;
    private final List<String> values = new ArrayList<>(1);

    Parameter(String name) {
      this.name = name;
    }

    void add(String spelling, String value) {
      if (values.size() == 1) {
        name = spelling;
      }
      values.add(value);
    }
  }

  private final Map<String, Parameter> parameters;

  private Query(Map<String, Parameter> parameters) {
    this.parameters = parameters;
  }

  /** Parses a query as the host does for a function. */
  public static Query parse(String query) {
    return read(query, text -> Percent.decodeData(text.replace('+', ' ')));
  }

  /** Parses a query as the Durable extension does: values are form-decoded and trimmed. */
  public static Query parseTrimmed(String query) {
    return read(query, text -> Percent.decodeForm(text).trim());
  }

  private static Query read(String query, UnaryOperator<String> decoder) {
    if (query.isEmpty()) {
      return new Query(Map.of());
    }
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoder.apply(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoder.apply(pair.substring(equals + 1));
        parameters
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Parameter(name))
            .add(name, value);
      }
    }
    return new Query(parameters);
  }

  /** All values of a name, in the order in which they were sent. */
  public List<String> all(String name) {
    Parameter found = parameters.get(name.toLowerCase(Locale.ROOT));
    return found == null ? List.of() : found.values;
  }

  /** The non-empty values of a name, joined with commas; null if the name is missing. */
  public @Nullable String joined(String name) {
    Parameter found = parameters.get(name.toLowerCase(Locale.ROOT));
    return found == null ? null : joined(found);
  }

  /** Each name with its values joined with commas; names without a value are omitted. */
  public Map<String, String> joined() {
    Map<String, String> joined = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      String value = joined(parameter);
      if (!value.isEmpty()) {
        joined.put(parameter.name, value);
      }
    }
    return joined;
  }

  /** Each name with its last value. */
  public Map<String, String> last() {
    Map<String, String> last = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      last.put(parameter.name, parameter.values.get(parameter.values.size() - 1));
    }
    return last;
  }

  private static String joined(Parameter parameter) {
    if (parameter.values.size() == 1) {
      return parameter.values.get(0);
    }
    return String.join(",", parameter.values.stream().filter(v -> !v.isEmpty()).toList());
  }
}
