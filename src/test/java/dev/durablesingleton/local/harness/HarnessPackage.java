package dev.durablesingleton.local.harness;

import dev.durablesingleton.fixtures.PackageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The app's package with additional functions of a harness, so that the app's starter starts them.
 */
public final class HarnessPackage {

  private HarnessPackage() {}

  /** Stages the package in the folder {@code functions} of an empty folder. */
  public static Path stage(Path folder, Class<?> functions) throws IOException {
    Path target = Files.createDirectory(folder.resolve("functions"));
    PackageBuilder.addApp(target);
    PackageBuilder.addFunctions(target, "harness.jar", functions);
    return target;
  }

  /**
   * Returns the command line of a host that serves the package on any free port.
   *
   * @param store a file, or {@code memory}
   * @param options more options of the host
   */
  public static String[] arguments(Path folder, String store, String... options) {
    return Stream.concat(
            Stream.of(options), Stream.of("--port", "0", "--store", store, folder.toString()))
        .toArray(String[]::new);
  }
}
