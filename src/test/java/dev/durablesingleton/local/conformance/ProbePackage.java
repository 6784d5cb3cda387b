package dev.durablesingleton.local.conformance;

import dev.durablesingleton.fixtures.PackageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stages a probe app as the Maven plugin would, from the compiled test classes and the libraries of
 * the app's own staged package.
 */
public final class ProbePackage {

  private ProbePackage() {}

  /** Writes the package into an empty folder. */
  static Path stage(Path folder) throws IOException {
    return stage(folder, probe.Http.class, probe.Orchestrations.class);
  }

  /** Writes a package with the functions of some classes into an empty folder. */
  public static Path stage(Path folder, Class<?>... functions) throws IOException {
    for (String file : new String[] {"host.json", "local.settings.json"}) {
      try (InputStream content =
          ProbePackage.class.getResourceAsStream("/conformance/probe-app/" + file)) {
        Files.copy(content, folder.resolve(file));
      }
    }
    PackageBuilder.addFunctions(folder, "probe.jar", functions);
    PackageBuilder.addLibraries(folder);
    return folder;
  }
}
