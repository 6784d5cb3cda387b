package dev.durablesingleton.local.worker;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The Java type that a value is to be converted to.
 *
 * @param declared as the function declares it
 * @param isOptional whether it is an {@code Optional}
 * @param type what is to be converted to: the type in the {@code Optional}, else the declared one
 * @param raw {@code type} without its type arguments
 */
record TargetType(Type declared, boolean isOptional, Type type, Class<?> raw) {

  static TargetType of(Type declared) {
    boolean optional = rawOf(declared) == Optional.class;
    Type type = optional ? firstArgument(declared) : declared;
    return new TargetType(declared, optional, type, rawOf(type));
  }

  /** The first type argument as a type of its own; {@code Object} for none. */
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
