package dev.durablesingleton.local.functionapp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a package folder from other places, so that a wrong path ends in one clear sentence. */
final class PackageFolder {

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts");

  private PackageFolder() {}

  static void check(Path folder) throws PackageException {
    if (!Files.exists(folder)) {
      throw new PackageException(
          "There is no folder '" + folder + "'; build the app first, or give the staged package.");
    }
    if (!Files.isDirectory(folder)) {
      throw new PackageException(
          "'" + folder + "' is no folder; give the folder of a staged Functions package.");
    }
    if (BUILD_FILES.stream().anyMatch(f -> Files.exists(folder.resolve(f)))) {
      throw new PackageException(
          "'"
              + folder
              + "' holds a project's sources; give the package that its build stages, normally"
              + " target/azure-functions/<app>.");
    }
    if (!Files.exists(folder.resolve(HostJsonFile.NAME))
        && !Files.exists(folder.resolve(LocalSettings.FILE))) {
      throw new PackageException(
          "'"
              + folder
              + "' is no Functions package: it holds neither host.json nor local.settings.json; give"
              + " the staged folder, normally target/azure-functions/<app>.");
    }
  }
}
