package dev.durablesingleton.testkit;

/** JSON that does not become the Java value that a test wants of it. */
final class JsonConversionException extends IllegalArgumentException {

  JsonConversionException(String message, Throwable cause) {
    super(message, cause);
  }
}
