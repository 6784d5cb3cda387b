package dev.durablesingleton.local.web.routing;

import java.util.ArrayList;
import java.util.List;

/** Parses the parameter within braces: {@code name:constraint(argument)=default?}. */
final class ParameterParser {

  private final String text;
  private int at;

  private ParameterParser(String text) {
    this.text = text;
  }

  static Part.Parameter parse(String text) throws RouteSyntaxException {
    return new ParameterParser(text).parameter();
  }

  private Part.Parameter parameter() throws RouteSyntaxException {
    boolean catchAll = text.startsWith("*");
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    boolean optional = text.endsWith("?");
    int end = text.length() - (optional ? 1 : 0);
    String name = name(end);
    List<Constraint> constraints = new ArrayList<>();
    while (at < end && text.charAt(at) == ':') {
      at++;
      String constraint = constraint(end);
      if (!constraint.isEmpty()) {
        constraints.add(Constraints.parse(constraint));
      }
    }
    String defaultValue = at < end && text.charAt(at) == '=' ? text.substring(at + 1, end) : null;
    if (optional && (catchAll || defaultValue != null)) {
      throw new RouteSyntaxException(
          "the parameter '" + name + "' has a default or is a catch-all, so remove its '?'");
    }
    return new Part.Parameter(name, catchAll, optional, defaultValue, List.copyOf(constraints));
  }

  private String name(int end) throws RouteSyntaxException {
    int start = at;
    while (at < end && text.charAt(at) != ':' && text.charAt(at) != '=') {
      at++;
    }
    String name = text.substring(Math.min(start, end), Math.max(start, at));
    if (name.isEmpty() || name.chars().anyMatch(c -> "/{}?*".indexOf(c) >= 0)) {
      throw new RouteSyntaxException("'" + name + "' is not a valid name of a parameter");
    }
    return name;
  }

  /**
   * The text of a constraint. A closing bracket ends its argument only before {@code :}, {@code =}
   * or the end.
   */
  private String constraint(int end) {
    int start = at;
    boolean inBrackets = false;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (c == '(') {
        inBrackets = true;
      } else if (inBrackets) {
        boolean last = at + 1 == end || text.charAt(at + 1) == ':' || text.charAt(at + 1) == '=';
        inBrackets = !(c == ')' && last);
      } else if (c == ':' || c == '=') {
        break;
      }
    }
    return text.substring(start, at);
  }
}
