package dev.durablesingleton.local.conformance;

import dev.durablesingleton.local.pkg.AnnotatedFunctions;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/**
 * Stages the probe app as the Maven plugin would, from the classes that are compiled with the tests
 * and the libraries of the app's own staged package.
 */
final class ProbePackage {

  private static final String JAR = "probe.jar";

  private ProbePackage() {}

  /** Writes the package into an empty folder. */
  static Path stage(Path folder) throws IOException {
    for (String file : new String[] {"host.json", "local.settings.json"}) {
      try (InputStream content =
          ProbePackage.class.getResourceAsStream("/conformance/probe-app/" + file)) {
        Files.copy(content, folder.resolve(file));
      }
    }
    for (FunctionMetadata function :
        AnnotatedFunctions.of("../" + JAR, probe.Http.class, probe.Orchestrations.class)) {
      Path own = Files.createDirectory(folder.resolve(function.name()));
      Files.writeString(own.resolve("function.json"), function.config().toString());
    }
    jar(folder.resolve(JAR));
    copyLibraries(Files.createDirectory(folder.resolve("lib")));
    return folder;
  }

  private static void jar(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        DirectoryStream<Path> classes = Files.newDirectoryStream(classes(), "*.class")) {
      for (Path compiled : classes) {
        entries.putNextEntry(new ZipEntry("probe/" + compiled.getFileName()));
        Files.copy(compiled, entries);
        entries.closeEntry();
      }
    }
  }

  private static Path classes() {
    try {
      return Path.of(probe.Http.class.getResource("").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copyLibraries(Path target) throws IOException {
    Path staged = Path.of(System.getProperty("package.folder"), "lib");
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(staged, "*.jar")) {
      for (Path library : libraries) {
        Files.copy(library, target.resolve(library.getFileName()));
      }
    }
  }
}
