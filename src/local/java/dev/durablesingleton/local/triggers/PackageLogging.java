package dev.durablesingleton.local.triggers;

/**
 * Binds the package's SLF4J to its provider. While one thread binds it, others get substitute
 * loggers, and an application framework that asks for its own logger factory fails; so it must be
 * bound before two threads run code of the package. Other logging libraries let the second thread
 * wait.
 */
public final class PackageLogging {

  private PackageLogging() {}

  /**
   * Binds SLF4J, if the package has it. Sets the context class loader of the thread, with which
   * providers find their configuration; the thread should not be used for anything else.
   *
   * @param classes the package's class loader
   */
  public static void bind(ClassLoader classes) {
    Thread.currentThread().setContextClassLoader(classes);
    try {
      classes.loadClass("org.slf4j.LoggerFactory").getMethod("getILoggerFactory").invoke(null);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError ignored) {
      // The package's own first use of its logging reports what is wrong.
    }
  }
}
