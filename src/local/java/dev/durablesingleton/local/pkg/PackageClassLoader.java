package dev.durablesingleton.local.pkg;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads a package's classes apart from the host's: above it there is only the JDK, so that the
 * package's own versions of Gson, gRPC or Jackson are the ones it gets. Thread-safe.
 *
 * <p>Only the types by which host and function code talk to each other are the host's: the core
 * library and the SPI. What the real worker has at hand for packages that bring none, Gson and the
 * annotations, comes from the host in that case.
 */
public final class PackageClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String CORE = "com.microsoft.azure.functions.";
  private static final List<String> SHARED = List.of("cache.", "internal.spi.", "spi.");
  private static final List<String> FALLBACKS = List.of("com.google.gson.", CORE + "annotation.");

  private final ClassLoader host;

  private PackageClassLoader(URL[] jars, ClassLoader host) {
    super("functions-package", jars, ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  /** A loader over a package's jars; close it when no function runs any more. */
  public static PackageClassLoader over(List<Path> classPath) {
    URL[] jars = classPath.stream().map(PackageClassLoader::url).toArray(URL[]::new);
    return new PackageClassLoader(jars, PackageClassLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (isShared(name)) {
      try {
        return host.loadClass(name);
      } catch (ClassNotFoundException e) {
        return super.findClass(name);
      }
    }
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      if (FALLBACKS.stream().anyMatch(name::startsWith)) {
        return host.loadClass(name);
      }
      throw e;
    }
  }

  private static boolean isShared(String name) {
    if (!name.startsWith(CORE)) {
      return false;
    }
    String rest = name.substring(CORE.length());
    return rest.indexOf('.') < 0 || SHARED.stream().anyMatch(rest::startsWith);
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("'" + jar + "' cannot be a class path entry.", e);
    }
  }
}
