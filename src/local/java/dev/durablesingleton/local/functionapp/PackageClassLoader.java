package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.ClientTransport;
import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.SecureClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a package's classes in isolation from the host's: its parent is the JDK's platform loader,
 * so the package uses its own versions of Gson, gRPC or Jackson. Thread-safe.
 *
 * <p>Only the types that host and function code share come from the host: the core library and the
 * SPI. Gson and the annotations come from the host if the package has none, as with the Java
 * worker.
 *
 * <p>With a {@link ClientTransport}, the host adds {@link ChannelClasses} to those of the package.
 *
 * <p>Not a {@code URLClassLoader}, which verifies the signatures of signed jars such as the SDK's;
 * that took a quarter of the time until the first response.
 */
public final class PackageClassLoader extends SecureClassLoader
    implements ClientTransport.Owner, Closeable {

  static {
    registerAsParallelCapable();
  }

  private static final String CORE = "com.microsoft.azure.functions.";
  private static final List<String> SHARED = List.of("cache.", "internal.spi.", "spi.");
  private static final List<String> FALLBACKS = List.of("com.google.gson.", CORE + "annotation.");

  private final List<PackageJar> jars;
  private final ClassLoader host;
  private final @Nullable ClientTransport transport;

  private PackageClassLoader(
      List<PackageJar> jars, ClassLoader host, @Nullable ClientTransport transport) {
    super(ClassLoader.getPlatformClassLoader());
    this.jars = jars;
    this.host = host;
    this.transport = transport;
  }

  /**
   * Creates a loader of a package's jars. Close it when no function runs any more.
   *
   * @param classPath jars in the order of class lookup; missing files are ignored
   * @param log receives a warning for each jar that cannot be opened
   */
  public static PackageClassLoader over(List<Path> classPath, HostLog log) {
    return over(classPath, null, log);
  }

  /**
   * As {@link #over(List, HostLog)}, for a package whose durable clients may call in the process.
   *
   * @param transport what the clients call through; null for the gRPC port
   */
  public static PackageClassLoader over(
      List<Path> classPath, @Nullable ClientTransport transport, HostLog log) {
    JarCopies.deleteAbandoned();
    List<PackageJar> jars =
        classPath.stream()
            .map(path -> new PackageJar(path, warning -> log.warn("Host.Startup", warning)))
            .toList();
    return new PackageClassLoader(jars, PackageClassLoader.class.getClassLoader(), transport);
  }

  /** The jars in the order of class lookup. */
  public List<Path> classPath() {
    return jars.stream().map(PackageJar::path).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the clients of this package use the gRPC port
   */
  @Override
  public ClientTransport clientTransport() {
    if (transport == null) {
      throw new IllegalStateException("The durable clients of this package use the gRPC port.");
    }
    return transport;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] added = transport == null ? null : ChannelClasses.code(name, host);
    if (added != null) {
      return defineClass(name, added, 0, added.length);
    }
    boolean shared = isShared(name);
    Class<?> found = shared ? hostClass(name) : ownClass(name);
    if (found == null && shared) {
      found = ownClass(name);
    } else if (found == null && FALLBACKS.stream().anyMatch(name::startsWith)) {
      found = hostClass(name);
    }
    if (found == null) {
      throw new ClassNotFoundException(name + damagedJars());
    }
    return found;
  }

  /** The class may be in a jar that cannot be opened. */
  private String damagedJars() {
    List<String> damaged = jars.stream().flatMap(jar -> jar.damage().stream()).toList();
    return damaged.isEmpty() ? "" : " (" + String.join("; ", damaged) + ")";
  }

  private boolean isShared(String name) {
    if (transport != null && ChannelClasses.isShared(name)) {
      return true;
    }
    if (!name.startsWith(CORE)) {
      return false;
    }
    String rest = name.substring(CORE.length());
    return rest.indexOf('.') < 0 || SHARED.stream().anyMatch(rest::startsWith);
  }

  private @Nullable Class<?> hostClass(String name) {
    try {
      return host.loadClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private @Nullable Class<?> ownClass(String name) throws ClassNotFoundException {
    String entry = name.replace('.', '/').concat(".class");
    for (PackageJar jar : jars) {
      try {
        byte[] code = jar.read(entry);
        if (code != null) {
          definePackageOf(name, jar);
          return defineClass(name, code, 0, code.length, jar.codeSource());
        }
      } catch (IOException e) {
        throw new ClassNotFoundException(
            "%s (%s is damaged: %s)".formatted(name, jar.path(), e.getMessage()), e);
      }
    }
    return null;
  }

  private void definePackageOf(String className, PackageJar jar) throws IOException {
    String name = className.substring(0, Math.max(className.lastIndexOf('.'), 0));
    if (name.isEmpty() || getDefinedPackage(name) != null) {
      return;
    }
    Attributes about = jar.attributes();
    try {
      definePackage(
          name,
          about.getValue(Name.SPECIFICATION_TITLE),
          about.getValue(Name.SPECIFICATION_VERSION),
          about.getValue(Name.SPECIFICATION_VENDOR),
          about.getValue(Name.IMPLEMENTATION_TITLE),
          about.getValue(Name.IMPLEMENTATION_VERSION),
          about.getValue(Name.IMPLEMENTATION_VENDOR),
          null);
    } catch (IllegalArgumentException e) {
      // Another thread has defined the package.
      return;
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return urls(name).findFirst().orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(urls(name).toList());
  }

  private Stream<URL> urls(String name) {
    Stream<URL> own = jars.stream().map(jar -> jar.url(name)).filter(Objects::nonNull);
    URL added = transport == null ? null : ChannelClasses.resource(name);
    return added == null ? own : Stream.concat(own, Stream.of(added));
  }

  @Override
  public void close() throws IOException {
    for (PackageJar jar : jars) {
      jar.close();
    }
  }
}
