package dev.durablesingleton.local.web.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Parses route templates by the rules of ASP.NET's classic routing ({@code TemplateParser}). */
final class TemplateParser {

  private final String template;
  private final Set<String> names = new HashSet<>();

  private TemplateParser(String template) {
    this.template = template;
  }

  static RouteTemplate parse(String template) throws RouteSyntaxException {
    return new TemplateParser(template).template();
  }

  private RouteTemplate template() throws RouteSyntaxException {
    List<Segment> segments = new ArrayList<>();
    for (String text : splitAtSlashes()) {
      if (!segments.isEmpty() && segments.get(segments.size() - 1).isCatchAll()) {
        throw invalid("a catch-all parameter must be the last");
      }
      segments.add(segment(text));
    }
    return new RouteTemplate(segments);
  }

  private List<String> splitAtSlashes() throws RouteSyntaxException {
    String text = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '/' : text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && (depth <= 0 || i == text.length())) {
        if (i == start) {
          throw invalid("two slashes in a row, or one at the start, are not allowed");
        }
        texts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return texts;
  }

  private Segment segment(String text) throws RouteSyntaxException {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        i++;
      } else if (c == '{') {
        int end = endOfParameter(text, i + 1);
        addLiteral(parts, literal);
        parts.add(parameter(text.substring(i + 1, end)));
        i = end;
      } else if (c == '}' || c == '?') {
        throw invalid("'" + c + "' is not allowed outside a parameter");
      } else {
        literal.append(c);
      }
    }
    addLiteral(parts, literal);
    check(parts);
    return new Segment(List.copyOf(parts));
  }

  private static void addLiteral(List<Part> parts, StringBuilder literal) {
    if (literal.length() > 0) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private int endOfParameter(String text, int start) throws RouteSyntaxException {
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        i++;
      } else if (c == '}') {
        return i;
      } else if (c == '{') {
        break;
      }
    }
    throw invalid("a '{' is not closed");
  }

  private Part.Parameter parameter(String text) throws RouteSyntaxException {
    try {
      Part.Parameter parameter = ParameterParser.parse(text.replace("{{", "{").replace("}}", "}"));
      if (!names.add(parameter.name().toLowerCase(Locale.ROOT))) {
        throw new RouteSyntaxException("the parameter '" + parameter.name() + "' occurs twice");
      }
      return parameter;
    } catch (RouteSyntaxException e) {
      throw invalid(e.getMessage());
    }
  }

  private void check(List<Part> parts) throws RouteSyntaxException {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.size() > 1 && parts.get(i) instanceof Part.Parameter parameter) {
        if (i > 0 && parts.get(i - 1) instanceof Part.Parameter) {
          throw invalid("two parameters must have a literal between them");
        }
        if (parameter.catchAll()) {
          throw invalid("a catch-all parameter must be a whole segment");
        }
        boolean extension =
            i > 1
                && i == parts.size() - 1
                && parts.get(i - 1) instanceof Part.Literal dot
                && dot.text().equals(".");
        if (parameter.optional() && !extension) {
          throw invalid("within a segment only the last parameter, after a '.', may be optional");
        }
      }
    }
  }

  private RouteSyntaxException invalid(String why) {
    return new RouteSyntaxException(
        "The route template '" + template + "' is invalid: " + why + ".");
  }
}
