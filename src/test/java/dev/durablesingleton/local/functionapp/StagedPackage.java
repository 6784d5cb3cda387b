package dev.durablesingleton.local.functionapp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Stages a small Functions package in a folder, as the Maven plugin does. */
public final class StagedPackage {

  public static final String HTTP_FUNCTION =
      """
      {"scriptFile": "../app.jar", "entryPoint": "app.Functions.run", "bindings": [
        {"type": "httpTrigger", "direction": "in", "name": "req", "methods": ["GET"]},
        {"type": "http", "direction": "out", "name": "$return"}]}
      """;

  private final Path folder;

  private StagedPackage(Path folder) {
    this.folder = folder;
  }

  /** A package that has been staged. */
  public static StagedPackage at(Path folder) {
    return new StagedPackage(folder);
  }

  /** A package with a host.json that has a bundle, and an empty app.jar. */
  public static StagedPackage in(Path folder) {
    return new StagedPackage(folder)
        .file("host.json", "{\"version\": \"2.0\", \"extensionBundle\": {}}")
        .jar("app.jar", Map.of());
  }

  public StagedPackage function(String name, String functionJson) {
    return file(name + "/function.json", functionJson);
  }

  public StagedPackage file(String path, String content) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a jar with entries by their names. */
  public StagedPackage jar(String path, Map<String, byte[]> entries) {
    try {
      Files.createDirectories(folder.resolve(path).getParent());
      try (OutputStream file = Files.newOutputStream(folder.resolve(path));
          JarOutputStream jar = new JarOutputStream(file)) {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          jar.putNextEntry(new JarEntry(entry.getKey()));
          jar.write(entry.getValue());
          jar.closeEntry();
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Entries for a jar: classes of the test's class path. */
  public static Map<String, byte[]> entriesOf(Class<?>... classes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (Class<?> type : classes) {
      String entry = type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
        entries.put(entry, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return entries;
  }

  public FunctionsPackage open() throws PackageException {
    return open(Map.of());
  }

  public FunctionsPackage open(Map<String, String> environment) throws PackageException {
    return FunctionsPackage.open(folder, environment);
  }
}
