package dev.durablesingleton.testkit;

/** JSON that cannot be converted to the Java type that a test asks for. */
final class JsonConversionException extends IllegalArgumentException {

  JsonConversionException(String message, Throwable cause) {
    super(message, cause);
  }
}
