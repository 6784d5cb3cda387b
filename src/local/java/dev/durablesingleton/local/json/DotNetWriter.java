package dev.durablesingleton.local.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** Writes one value as Newtonsoft.Json's JsonTextWriter does. */
final class DotNetWriter {

  private final StringBuilder out = new StringBuilder();
  private final boolean indent;
  private int level;

  DotNetWriter(boolean indent) {
    this.indent = indent;
  }

  String write(JsonElement value) {
    element(value);
    return out.toString();
  }

  private void element(JsonElement value) {
    if (value.isJsonObject()) {
      items('{', value.getAsJsonObject().entrySet().iterator(), this::member, '}');
    } else if (value.isJsonArray()) {
      items('[', value.getAsJsonArray().iterator(), this::element, ']');
    } else if (value.isJsonNull()) {
      out.append("null");
    } else {
      primitive(value.getAsJsonPrimitive());
    }
  }

  private void member(Map.Entry<String, JsonElement> member) {
    quoted(member.getKey());
    out.append(indent ? ": " : ":");
    element(member.getValue());
  }

  private <T> void items(char open, Iterator<T> items, Consumer<T> each, char close) {
    out.append(open);
    level++;
    boolean any = items.hasNext();
    while (items.hasNext()) {
      newLine();
      each.accept(items.next());
      if (items.hasNext()) {
        out.append(',');
      }
    }
    level--;
    if (any) {
      newLine();
    }
    out.append(close);
  }

  private void newLine() {
    if (indent) {
      out.append('\n').append("  ".repeat(level));
    }
  }

  private void primitive(JsonPrimitive value) {
    if (value.isString()) {
      quoted(value.getAsString());
    } else if (value.isBoolean()) {
      out.append(value.getAsBoolean());
    } else {
      number(value);
    }
  }

  private void number(JsonPrimitive value) {
    String text = value.getAsString();
    if (isInteger(text)) {
      out.append(text);
      return;
    }
    String real = DotNetDouble.text(value.getAsDouble());
    if (!Double.isFinite(value.getAsDouble())) {
      quoted(real);
    } else {
      out.append(real).append(isInteger(real) ? ".0" : "");
    }
  }

  /** Decides by the text, since Gson's parser stores numbers as texts. */
  private static boolean isInteger(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-');
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    int escape = "\"\\\b\f\n\r\t".indexOf(c);
    if (escape >= 0) {
      out.append('\\').append("\"\\bfnrt".charAt(escape));
    } else if (c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
