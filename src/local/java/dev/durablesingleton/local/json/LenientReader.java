package dev.durablesingleton.local.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Reads what Newtonsoft's reader reads. Gson's lenient one will not do: it takes any bare word for
 * a string, where the host keeps the whole text instead.
 */
final class LenientReader {

  /** Newtonsoft's default; it also keeps this reader's recursion off the stack's end. */
  private static final int MAX_DEPTH = 64;

  private final Scanner in;

  LenientReader(String text) {
    this.in = new Scanner(text);
  }

  JsonElement firstValue() throws NotJsonException {
    in.skipBlanks();
    return value(0);
  }

  JsonElement onlyValue() throws NotJsonException {
    JsonElement value = firstValue();
    in.skipBlanks();
    if (!in.atEnd()) {
      throw in.unexpected();
    }
    return value;
  }

  private JsonElement value(int depth) throws NotJsonException {
    char c = in.peek();
    if (c == '{' || c == '[') {
      if (depth == MAX_DEPTH) {
        throw new NotJsonException("deeper than " + MAX_DEPTH + " levels");
      }
      in.next();
      return c == '{' ? object(depth + 1) : array(depth + 1);
    }
    if (c == '"' || c == '\'') {
      return new JsonPrimitive(QuotedText.read(in));
    }
    return word();
  }

  private JsonElement word() throws NotJsonException {
    if (in.skipWord("null") || in.skipWord("undefined")) {
      return JsonNull.INSTANCE;
    }
    if (in.skipWord("true")) {
      return new JsonPrimitive(true);
    }
    if (in.skipWord("false")) {
      return new JsonPrimitive(false);
    }
    return NumberToken.read(in);
  }

  private JsonArray array(int depth) throws NotJsonException {
    JsonArray array = new JsonArray();
    for (in.skipBlanks(); !in.skip(']'); in.skipBlanks()) {
      array.add(in.peek() == ',' ? JsonNull.INSTANCE : value(depth));
      separator(']');
    }
    return array;
  }

  private JsonObject object(int depth) throws NotJsonException {
    JsonObject object = new JsonObject();
    for (in.skipBlanks(); !in.skip('}'); in.skipBlanks()) {
      String name = name();
      in.skipBlanks();
      if (!in.skip(':')) {
        throw in.unexpected();
      }
      in.skipBlanks();
      object.add(name, value(depth));
      separator('}');
    }
    return object;
  }

  private void separator(char end) throws NotJsonException {
    in.skipBlanks();
    if (!in.skip(',') && in.peek() != end) {
      throw in.unexpected();
    }
  }

  private String name() throws NotJsonException {
    char c = in.peek();
    if (c == '"' || c == '\'') {
      return QuotedText.read(in);
    }
    String name = in.takeWhile(n -> Character.isLetterOrDigit(n) || n == '_' || n == '$');
    if (name.isEmpty()) {
      throw in.unexpected();
    }
    return name;
  }
}
