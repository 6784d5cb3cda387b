package dev.durablesingleton.local.web.function;

import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.json.Json;

/** Formats a JSON scalar as .NET formats the value. */
final class JsonScalar {

  private JsonScalar() {}

  static String text(JsonPrimitive scalar) {
    if (scalar.isBoolean()) {
      return scalar.getAsBoolean() ? "True" : "False";
    }
    if (scalar.isString()) {
      return scalar.getAsString();
    }
    String digits = scalar.getAsString();
    boolean integer = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    return integer ? digits : Json.number(scalar.getAsDouble());
  }
}
