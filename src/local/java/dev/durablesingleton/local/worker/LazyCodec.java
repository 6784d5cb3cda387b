package dev.durablesingleton.local.worker;

import java.lang.reflect.Type;
import java.util.function.Supplier;

/** Makes the codec behind it at its first use. Thread-safe. */
final class LazyCodec implements JsonCodec {

  private final Supplier<JsonCodec> maker;
  private volatile JsonCodec codec;

  LazyCodec(Supplier<JsonCodec> maker) {
    this.maker = maker;
  }

  private JsonCodec codec() {
    JsonCodec made = codec;
    if (made == null) {
      synchronized (this) {
        made = codec;
        if (made == null) {
          made = maker.get();
          codec = made;
        }
      }
    }
    return made;
  }

  @Override
  public Object fromJson(String json, Type type) {
    return codec().fromJson(json, type);
  }

  @Override
  public Object listFromJson(String json, Class<?> itemType, Type listType) {
    return codec().listFromJson(json, itemType, listType);
  }

  @Override
  public String[] textsFromJson(String json) {
    return codec().textsFromJson(json);
  }

  @Override
  public String toJson(Object value) {
    return codec().toJson(value);
  }
}
