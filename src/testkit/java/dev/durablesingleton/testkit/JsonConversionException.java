package dev.durablesingleton.testkit;

import org.jspecify.annotations.Nullable;

/** JSON that cannot be converted to the Java type that a test asks for. */
final class JsonConversionException extends IllegalArgumentException {

  JsonConversionException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
