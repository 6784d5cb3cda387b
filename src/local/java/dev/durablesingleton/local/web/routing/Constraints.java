package dev.durablesingleton.local.web.routing;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Parses the constraints of ASP.NET's route templates. */
final class Constraints {

  private static final Pattern ALPHA = Pattern.compile("[A-Za-z]*");
  private static final Pattern GUID =
      Pattern.compile(
          "[0-9a-f]{32}|([({]?)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[)}]?",
          Pattern.CASE_INSENSITIVE);

  private Constraints() {}

  static Constraint parse(String text) throws RouteSyntaxException {
    int bracket = text.indexOf('(');
    boolean hasArgument = bracket >= 0 && text.endsWith(")");
    String name = hasArgument ? text.substring(0, bracket) : text;
    Constraint found =
        hasArgument
            ? withArgument(name, text.substring(bracket + 1, text.length() - 1))
            : plain(name);
    if (found == null) {
      throw new RouteSyntaxException(
          "the constraint '" + text + "' does not exist; check its name and its arguments");
    }
    return found;
  }

  private static @Nullable Constraint plain(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "int" -> NumberText::isInt;
      case "long" -> value -> NumberText.toLong(value) != null;
      case "decimal" -> NumberText::isDecimal;
      case "double", "float" -> NumberText::isReal;
      case "bool" -> value -> value.trim().toLowerCase(Locale.ROOT).matches("true|false");
      case "guid" -> value -> GUID.matcher(value.trim()).matches();
      case "datetime" -> DateText::isDate;
      case "alpha" -> value -> ALPHA.matcher(value).matches();
      case "required" -> value -> !value.isEmpty();
      case "file" -> Constraints::isFile;
      case "nonfile" -> value -> !isFile(value);
      default -> null;
    };
  }

  private static @Nullable Constraint withArgument(String name, String argument)
      throws RouteSyntaxException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals("regex")) {
      return regex(argument);
    }
    String[] bounds = argument.split(",", -1);
    Long low = NumberText.toLong(bounds[0]);
    Long high = NumberText.toLong(bounds[bounds.length - 1]);
    if (low == null || high == null || bounds.length > 2) {
      return null;
    }
    if (bounds.length == 2 && low > high) {
      throw new RouteSyntaxException("the lower bound of '" + name + "' is above the upper bound");
    }
    return bounds.length == 2 ? between(lower, low, high) : bounded(lower, low);
  }

  private static @Nullable Constraint bounded(String name, long bound) {
    return switch (name) {
      case "min" -> value -> number(value, bound, Long.MAX_VALUE);
      case "max" -> value -> number(value, Long.MIN_VALUE, bound);
      case "minlength" -> value -> value.length() >= bound;
      case "maxlength" -> value -> value.length() <= bound;
      case "length" -> value -> value.length() == bound;
      default -> null;
    };
  }

  private static @Nullable Constraint between(String name, long low, long high) {
    return switch (name) {
      case "range" -> value -> number(value, low, high);
      case "length" -> value -> value.length() >= low && value.length() <= high;
      default -> null;
    };
  }

  private static boolean number(String value, long low, long high) {
    Long number = NumberText.toLong(value);
    return number != null && number >= low && number <= high;
  }

  private static Constraint regex(String expression) throws RouteSyntaxException {
    try {
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      return value -> pattern.matcher(value).find();
    } catch (PatternSyntaxException e) {
      throw new RouteSyntaxException(
          "'" + expression + "' is not a regular expression (" + e.getDescription() + ")");
    }
  }

  private static boolean isFile(String value) {
    String last = value.substring(value.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot >= 0 && dot < last.length() - 1;
  }
}
