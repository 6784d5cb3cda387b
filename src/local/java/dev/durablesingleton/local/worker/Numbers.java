package dev.durablesingleton.local.worker;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Converts texts and numbers to boxed and primitive number types, as the Java worker does. */
final class Numbers {

  private static final Map<Class<?>, Function<String, Number>> PARSERS =
      Map.ofEntries(
          Map.entry(long.class, Long::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(int.class, Integer::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(short.class, Short::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(byte.class, Byte::valueOf),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(double.class, Double::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(float.class, Float::valueOf),
          Map.entry(Float.class, Float::valueOf));

  private static final Map<Class<?>, Function<Number, Number>> NARROWERS =
      Map.ofEntries(
          Map.entry(long.class, Number::longValue),
          Map.entry(int.class, Number::intValue),
          Map.entry(Integer.class, Number::intValue),
          Map.entry(short.class, Number::shortValue),
          Map.entry(Short.class, Number::shortValue),
          Map.entry(byte.class, Number::byteValue),
          Map.entry(Byte.class, Number::byteValue),
          Map.entry(double.class, Number::doubleValue),
          Map.entry(float.class, Number::floatValue),
          Map.entry(Float.class, Number::floatValue));

  private Numbers() {}

  static boolean isNumber(Class<?> type) {
    return PARSERS.containsKey(type);
  }

  /** Returns null if the text is not a number of the type. */
  static @Nullable Number parse(String text, Class<?> type) {
    try {
      return Objects.requireNonNull(PARSERS.get(type)).apply(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Returns null if the type is not a number type or needs no narrowing. */
  static @Nullable Number narrow(Object number, Class<?> type) {
    Function<Number, Number> narrower = NARROWERS.get(type);
    return narrower == null ? null : narrower.apply((Number) number);
  }
}
