package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.HttpRequestMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Converts values of the host to a parameter's type, as the Java worker's DataOperations do. */
final class InputConverter {

  private final Supplier<JsonCodec> codec;

  InputConverter(Supplier<JsonCodec> codec) {
    this.codec = codec;
  }

  @Nullable Object convert(Value value, TargetType target) {
    Object converted = value instanceof Value.None ? null : present(value, target);
    return target.isOptional() ? Optional.ofNullable(converted) : converted;
  }

  private Object present(Value value, TargetType target) {
    Object source = source(value);
    Object converted = attempt(value, source, target);
    if (converted != null) {
      return converted;
    }
    if (target.raw().isInstance(source)) {
      return source;
    }
    throw new ClassCastException(
        "Cannot convert " + source + "to type " + target.type().getTypeName());
  }

  private static Object source(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Json json) {
      return json.json();
    }
    if (value instanceof Value.Bytes bytes) {
      return bytes.bytes();
    }
    if (value instanceof Value.Int number) {
      return number.value();
    }
    if (value instanceof Value.Real number) {
      return number.value();
    }
    return value;
  }

  /** Returns null if the value cannot be converted to the type. */
  private @Nullable Object attempt(Value value, Object source, TargetType target) {
    if (value instanceof Value.Text text) {
      return Numbers.isNumber(target.raw())
          ? Numbers.parse(text.text(), target.raw())
          : fromText(text.text(), target);
    }
    if (value instanceof Value.Json json) {
      return target.raw() == String[].class
          ? codec.get().textsFromJson(json.json())
          : fromText(json.json(), target);
    }
    if (value instanceof Value.Bytes bytes) {
      return fromBytes(bytes.bytes(), target);
    }
    if (value instanceof Value.Request request) {
      return fromRequest(request, target);
    }
    return target.raw() == String.class ? source.toString() : Numbers.narrow(source, target.raw());
  }

  private @Nullable Object fromText(String text, TargetType target) {
    if (target.raw() == String.class) {
      return text;
    }
    if (!Collection.class.isAssignableFrom(target.raw())) {
      // Type arguments are ignored, as in the Java worker: a Map<String, Integer> contains doubles.
      return codec.get().fromJson(text, target.raw());
    }
    if (TargetType.firstArgument(target.type()) instanceof Class<?> item) {
      return codec.get().listFromJson(text, item, target.type());
    }
    throw new ClassCastException(
        "Cannot convert to type "
            + target.type().getTypeName()
            + "; the items of a collection must be of a type without type arguments");
  }

  private @Nullable Object fromBytes(byte[] bytes, TargetType target) {
    if (target.raw() == byte[].class) {
      return bytes.clone();
    }
    if (target.raw() == Byte[].class) {
      Byte[] boxed = new Byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        boxed[i] = bytes[i];
      }
      return boxed;
    }
    return fromText(new String(bytes, StandardCharsets.UTF_8), target);
  }

  private Object fromRequest(Value.Request request, TargetType target) {
    if (target.raw() != HttpRequestMessage.class) {
      throw notConvertible(target, null);
    }
    try {
      TargetType bodyType = TargetType.of(TargetType.firstArgument(target.type()));
      return new RequestMessage(request, convert(request.body(), bodyType));
    } catch (RuntimeException e) {
      throw notConvertible(target, e);
    }
  }

  /** The worker drops the reason; a suppressed exception changes neither type nor message. */
  private static ClassCastException notConvertible(
      TargetType target, @Nullable RuntimeException reason) {
    ClassCastException failure =
        new ClassCastException(
            "Cannot convert the HTTP request to type " + target.type().getTypeName());
    if (reason != null) {
      failure.addSuppressed(reason);
    }
    return failure;
  }
}
