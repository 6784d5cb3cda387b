package dev.durablesingleton.local.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Reads JSON as Newtonsoft.Json's JsonTextReader does. Gson's lenient reader differs: it reads any
 * bare word as a string, where the host treats the whole text as text.
 */
final class LenientReader {

  /** Newtonsoft.Json's default; it also limits the recursion of this reader. */
  private static final int MAX_DEPTH = 64;

  private final Scanner in;
  private final boolean numbersAsWritten;

  /** Reads numbers with a fraction or an exponent as doubles. */
  LenientReader(String text) {
    this(text, false);
  }

  /**
   * @param numbersAsWritten whether numbers with a fraction or an exponent keep their text
   */
  LenientReader(String text, boolean numbersAsWritten) {
    this.in = new Scanner(text);
    this.numbersAsWritten = numbersAsWritten;
  }

  JsonElement firstValue() throws NotJsonException {
    in.skipWhitespace();
    return value(0);
  }

  JsonElement onlyValue() throws NotJsonException {
    JsonElement value = firstValue();
    in.skipWhitespace();
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
    return NumberToken.read(in, numbersAsWritten);
  }

  private JsonArray array(int depth) throws NotJsonException {
    JsonArray array = new JsonArray();
    for (in.skipWhitespace(); !in.skip(']'); in.skipWhitespace()) {
      array.add(in.peek() == ',' ? JsonNull.INSTANCE : value(depth));
      separator(']');
    }
    return array;
  }

  private JsonObject object(int depth) throws NotJsonException {
    JsonObject object = new JsonObject();
    for (in.skipWhitespace(); !in.skip('}'); in.skipWhitespace()) {
      String name = name();
      in.skipWhitespace();
      if (!in.skip(':')) {
        throw in.unexpected();
      }
      in.skipWhitespace();
      object.add(name, value(depth));
      separator('}');
    }
    return object;
  }

  private void separator(char end) throws NotJsonException {
    in.skipWhitespace();
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
