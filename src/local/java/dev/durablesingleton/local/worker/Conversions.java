package dev.durablesingleton.local.worker;

/** Converts values between host and function code as the Java worker does. Thread-safe. */
final class Conversions {

  private final InputConversion inputs;
  private final OutputConversion outputs;

  /** For function code of this loader. */
  Conversions(ClassLoader classes) {
    this(CodecLoader.lazyCodec(classes));
  }

  Conversions(JsonCodec codec) {
    this.inputs = new InputConversion(codec);
    this.outputs = new OutputConversion(codec);
  }

  /** What a parameter of the type gets; throws what the worker throws when it does not fit. */
  Object toJava(Value value, TargetType type) {
    return inputs.convert(value, type);
  }

  /** What the host gets for something that a function has returned or set. */
  Value toValue(Object object, FunctionMethod.Returns returns) {
    return switch (returns) {
      case NOTHING -> new Value.None();
      case PLAIN -> outputs.plain(object);
      case HTTP -> outputs.http(object);
    };
  }
}
