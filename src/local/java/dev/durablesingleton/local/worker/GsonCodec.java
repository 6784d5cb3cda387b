package dev.durablesingleton.local.worker;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linked against the package's Gson, so it uses only what all versions have. Its settings are
 * Gson's defaults, as in the Java worker.
 */
final class GsonCodec implements JsonCodec {

  private final Gson gson = new Gson();

  @Override
  public Object fromJson(String json, Type type) {
    try {
      return gson.fromJson(json, type);
    } catch (RuntimeException e) {
      failingPath(json, type)
          .ifPresent(
              path ->
                  e.addSuppressed(
                      new JsonSyntaxException("The value at " + path + " cannot be converted.")));
      throw e;
    }
  }

  /** Reads again to find the place, which not every exception of Gson names. */
  private Optional<String> failingPath(String json, Type type) {
    JsonReader in = new JsonReader(new StringReader(json));
    try {
      Object unused = gson.fromJson(in, type);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(in.getPath());
    }
  }

  @Override
  public Object listFromJson(String json, Class<?> itemType, Type listType) {
    try {
      List<Object> items = new ArrayList<>();
      for (JsonElement item : array(json)) {
        items.add(gson.fromJson(item, (Type) itemType));
      }
      return items;
    } catch (RuntimeException notByItem) {
      try {
        return gson.fromJson(json, listType);
      } catch (JsonSyntaxException notAsWhole) {
        return texts(json);
      }
    }
  }

  @Override
  public String[] textsFromJson(String json) {
    try {
      return gson.fromJson(json, String[].class);
    } catch (JsonSyntaxException e) {
      return texts(json).toArray(new String[0]);
    }
  }

  @Override
  public String toJson(Object value) {
    return gson.toJson(value);
  }

  private List<String> texts(String json) {
    List<String> texts = new ArrayList<>();
    array(json).forEach(item -> texts.add(item.toString()));
    return texts;
  }

  private JsonArray array(String json) {
    return gson.fromJson(json, JsonElement.class).getAsJsonArray();
  }
}
