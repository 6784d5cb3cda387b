package dev.durablesingleton.local.functionapp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks that a folder is a package, so that a wrong path is reported in one clear sentence. */
final class PackageFolder {

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts");

  private PackageFolder() {}

  static void check(Path folder) throws PackageException {
    if (!Files.exists(folder)) {
      throw new PackageException(
          "The folder '"
              + folder
              + "' does not exist; build the app first, or name its staged package.");
    }
    if (!Files.isDirectory(folder)) {
      throw new PackageException(
          "'" + folder + "' is not a folder; name the folder of a staged Functions package.");
    }
    if (BUILD_FILES.stream().anyMatch(f -> Files.exists(folder.resolve(f)))) {
      throw new PackageException(
          "'"
              + folder
              + "' contains a project's sources; name the package that its build stages, normally"
              + " target/azure-functions/<app>.");
    }
    if (!Files.exists(folder.resolve(HostJsonFile.NAME))
        && !Files.exists(folder.resolve(LocalSettings.FILE))) {
      throw new PackageException(
          "'"
              + folder
              + "' is not a Functions package: it has neither host.json nor local.settings.json; name"
              + " the staged folder, normally target/azure-functions/<app>.");
    }
  }
}
