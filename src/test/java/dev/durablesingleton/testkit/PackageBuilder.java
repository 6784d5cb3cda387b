package dev.durablesingleton.testkit;

import dev.durablesingleton.local.pkg.AnnotatedFunctions;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Stages functions that are compiled with the tests, as the Maven plugin would. */
public final class PackageBuilder {

  private PackageBuilder() {}

  /**
   * Adds the functions of some classes to a package folder, with a jar that holds everything in the
   * Java package of the first.
   */
  public static void addFunctions(Path folder, String jar, Class<?>... classes) throws IOException {
    for (FunctionMetadata function : AnnotatedFunctions.of("../" + jar, classes)) {
      Path own = Files.createDirectory(folder.resolve(function.name()));
      Files.writeString(own.resolve("function.json"), function.config().toString());
    }
    writeJar(folder.resolve(jar), classes[0]);
  }

  /** Adds the libraries of the app's own staged package, which is there in integration tests. */
  public static void addLibraries(Path folder) throws IOException {
    copy(app().resolve("lib"), folder.resolve("lib"));
  }

  /** Copies the app's own staged package, as far as it is there in integration tests. */
  public static void addApp(Path folder) throws IOException {
    copy(app(), folder);
  }

  private static Path app() {
    return Path.of(System.getProperty("package.folder"));
  }

  private static void writeJar(Path jar, Class<?> type) throws IOException {
    String prefix = type.getPackageName().replace('.', '/') + "/";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        DirectoryStream<Path> classes = Files.newDirectoryStream(folderOf(type), "*.class")) {
      for (Path compiled : classes) {
        entries.putNextEntry(new ZipEntry(prefix + compiled.getFileName()));
        Files.copy(compiled, entries);
        entries.closeEntry();
      }
    }
  }

  private static Path folderOf(Class<?> type) {
    try {
      return Path.of(type.getResource("").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (!Files.isDirectory(target)) {
          Files.copy(file, target);
        }
      }
    }
  }
}
