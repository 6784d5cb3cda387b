package dev.durablesingleton.local.worker;

/** Converts values between host and function code as the Java worker does. Thread-safe. */
final class ValueConverter {

  private final InputConverter inputs;
  private final OutputConverter outputs;

  /** For function code of this loader. */
  ValueConverter(ClassLoader classes) {
    this(CodecLoader.lazyCodec(classes));
  }

  ValueConverter(JsonCodec codec) {
    this.inputs = new InputConverter(codec);
    this.outputs = new OutputConverter(codec);
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
