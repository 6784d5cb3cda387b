package dev.durablesingleton.local.worker;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The Java type to convert a value to.
 *
 * @param declared the type that the function declares
 * @param isOptional whether it is an {@code Optional}
 * @param type the type inside the {@code Optional}, otherwise the declared type
 * @param raw {@code type} without its type arguments
 */
record TargetType(Type declared, boolean isOptional, Type type, Class<?> raw) {

  static TargetType of(Type declared) {
    boolean optional = rawOf(declared) == Optional.class;
    Type type = optional ? firstArgument(declared) : declared;
    return new TargetType(declared, optional, type, rawOf(type));
  }

  /** Returns the first type argument; {@code Object} if there is none. */
  static Type firstArgument(Type type) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[0]
        : Object.class;
  }

  private static Class<?> rawOf(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(rawOf(array.getGenericComponentType()), 0).getClass();
    }
    return Object.class;
  }
}
