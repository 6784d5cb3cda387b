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
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** One jar of a package, opened on first use; a missing file has no entries. Thread-safe. */
final class PackageJar implements Closeable {

  private final Path path;
  private final CodeSource codeSource;
  private volatile @Nullable JarFile file;

  PackageJar(Path path) {
    this.path = path;
    try {
      codeSource = new CodeSource(path.toUri().toURL(), (Certificate[]) null);
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Returns an entry's content; null if there is no such entry. */
  byte @Nullable [] read(String name) throws IOException {
    try (InputStream in = stream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  /** Opens an entry's content; null if there is no such entry. */
  @Nullable InputStream stream(String name) throws IOException {
    ZipEntry entry = entry(name);
    return entry == null ? null : file().getInputStream(entry);
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
    Manifest manifest = file().getManifest();
    return manifest == null ? new Attributes() : manifest.getMainAttributes();
  }

  /** Shared by all classes, since creating it accesses the file system. */
  CodeSource codeSource() {
    return codeSource;
  }

  private @Nullable ZipEntry entry(String name) throws IOException {
    return file == null && !Files.isRegularFile(path) ? null : file().getEntry(name);
  }

  private JarFile file() throws IOException {
    JarFile open = file;
    if (open == null) {
      synchronized (this) {
        open = file;
        if (open == null) {
          open = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
          file = open;
        }
      }
    }
    return open;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
