package dev.durablesingleton.local.worker;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Converts values between host and function code as the Java worker does. Thread-safe. */
final class ValueConverter {

  private final InputConverter inputs;
  private final OutputConverter outputs;

  /**
   * @param codec the Gson of function code; asked for each conversion that needs it
   */
  ValueConverter(Supplier<JsonCodec> codec) {
    this.inputs = new InputConverter(codec);
    this.outputs = new OutputConverter(codec);
  }

  /**
   * Converts a value for a parameter of the type.
   *
   * @throws ClassCastException as the worker does, if the value cannot be converted
   */
  @Nullable Object toJava(Value value, TargetType type) {
    return inputs.convert(value, type);
  }

  /** Converts what a function has returned or set for the host. */
  Value toValue(@Nullable Object object, ReturnKind kind) {
    return switch (kind) {
      case NOTHING -> new Value.None();
      case PLAIN -> outputs.plain(object);
      case HTTP -> outputs.http(object);
    };
  }
}
