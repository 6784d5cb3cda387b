package dev.durablesingleton.local.functionapp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One jar of a package, opened on first use. A missing file has no entries, and neither has one
 * that cannot be opened, as in the {@code URLClassLoader} of the Java worker. Thread-safe.
 *
 * <p>Reads a temporary copy: a build writes into the jars of a running host, and classes that are
 * loaded then would be damaged.
 */
final class PackageJar implements Closeable {

  private final Path path;
  private final CodeSource codeSource;
  private final Consumer<String> warnings;
  private volatile @Nullable JarFile file;
  private volatile @Nullable String damage;

  /**
   * @param warnings receives one sentence if the file cannot be opened
   */
  PackageJar(Path path, Consumer<String> warnings) {
    this.path = path;
    this.warnings = warnings;
    try {
      codeSource = new CodeSource(path.toUri().toURL(), (Certificate[]) null);
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /**
   * Returns an entry's content; null if there is no such entry.
   *
   * @throws ZipException if the size is not that in the jar's directory
   */
  byte @Nullable [] read(String name) throws IOException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      return null;
    }
    try (InputStream in = stream(entry)) {
      byte[] content = new byte[Math.toIntExact(entry.getSize())];
      if (in.readNBytes(content, 0, content.length) < content.length || in.read() >= 0) {
        throw new ZipException("wrong size of " + name);
      }
      return content;
    }
  }

  /** Opens an entry's content; null if there is no such entry. */
  @Nullable InputStream stream(String name) throws IOException {
    ZipEntry entry = entry(name);
    return entry == null ? null : stream(entry);
  }

  private @Nullable ZipEntry entry(String name) {
    JarFile open = file();
    return open == null ? null : open.getEntry(name);
  }

  private InputStream stream(ZipEntry entry) throws IOException {
    return Objects.requireNonNull(file).getInputStream(entry);
  }

  /** Returns an entry as a resource of the class loader; null if there is no such entry. */
  @Nullable URL url(String name) {
    try {
      if (entry(name) == null) {
        return null;
      }
      String escaped = new URI(null, null, "/" + name, null).getRawPath();
      return new URL(
          null, "jar:" + path.toUri() + "!" + escaped, new PackageResource.Handler(this));
    } catch (IOException | URISyntaxException e) {
      return null;
    }
  }

  /** Returns the main attributes of the manifest; empty without a manifest. */
  Attributes attributes() throws IOException {
    JarFile open = file();
    Manifest manifest = open == null ? null : open.getManifest();
    return manifest == null ? new Attributes() : manifest.getMainAttributes();
  }

  /** Shared by all classes, since creating it accesses the file system. */
  CodeSource codeSource() {
    return codeSource;
  }

  /** Why the file cannot be opened; empty if it can, or if it was not needed yet. */
  Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /** Null if the file is missing or cannot be opened. */
  private @Nullable JarFile file() {
    if (file == null && damage == null && Files.isRegularFile(path)) {
      open();
    }
    return file;
  }

  private synchronized void open() {
    if (file != null || damage != null) {
      return;
    }
    try {
      file = JarCopies.open(path);
    } catch (IOException e) {
      damage = "%s cannot be opened: %s".formatted(path, e.getMessage());
      warnings.accept("The jar " + damage + ". Its classes are missing; build the package again.");
    }
  }

  @Override
  public void close() throws IOException {
    JarFile open = file;
    if (open != null) {
      open.close();
    }
  }
}
