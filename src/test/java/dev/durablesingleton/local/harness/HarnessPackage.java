package dev.durablesingleton.local.harness;

import dev.durablesingleton.fixtures.PackageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The app's own package with a harness's functions beside, so that the app's starter starts them.
 */
public final class HarnessPackage {

  private HarnessPackage() {}

  /** Stages it in the folder {@code functions} of an empty folder. */
  public static Path stage(Path folder, Class<?> functions) throws IOException {
    Path target = Files.createDirectory(folder.resolve("functions"));
    PackageBuilder.addApp(target);
    PackageBuilder.addFunctions(target, "harness.jar", functions);
    return target;
  }

  /**
   * The command line of a host that serves it on any free port.
   *
   * @param store a file, or {@code memory}
   */
  public static String[] arguments(Path folder, String store) {
    return new String[] {"--port", "0", "--store", store, folder.toString()};
  }
}
