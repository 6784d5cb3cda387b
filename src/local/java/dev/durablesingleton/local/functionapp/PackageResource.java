package dev.durablesingleton.local.functionapp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;

/** Reads a resource of a package from the jar that its class loader has opened. */
final class PackageResource extends JarURLConnection {

  private final PackageJar jar;

  private PackageResource(URL url, PackageJar jar) throws MalformedURLException {
    super(url);
    this.jar = jar;
  }

  @Override
  public void connect() {
    connected = true;
  }

  /** Opens the jar again, since callers close what they get. */
  @Override
  public JarFile getJarFile() throws IOException {
    return new JarFile(jar.path().toFile());
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = jar.stream(getEntryName());
    if (in == null) {
      throw new FileNotFoundException(getURL().toString());
    }
    return in;
  }

  /** Opens connections to one jar's resources. */
  static final class Handler extends URLStreamHandler {

    private final PackageJar jar;

    Handler(PackageJar jar) {
      this.jar = jar;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return new PackageResource(url, jar);
    }
  }
}
