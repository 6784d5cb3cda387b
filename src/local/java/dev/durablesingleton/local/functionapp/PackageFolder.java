package dev.durablesingleton.local.functionapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the package that a folder is or contains, and reports a wrong path in one sentence. */
final class PackageFolder {

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts");

  /** Where the Maven and the Gradle plugin stage packages. */
  private static final List<String> STAGES =
      List.of("target/azure-functions", "build/azure-functions");

  private PackageFolder() {}

  /**
   * Returns the folder itself, or, for the root of a project, the only package that its build has
   * staged.
   *
   * @throws PackageException if there is no package, or more than one
   */
  static Path find(Path folder) throws PackageException {
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
      return onlyStaged(folder);
    }
    if (!isPackage(folder)) {
      throw new PackageException(
          "'"
              + folder
              + "' is not a Functions package: it has neither host.json nor local.settings.json; name"
              + " the staged folder, normally target/azure-functions/<app>.");
    }
    return folder;
  }

  private static Path onlyStaged(Path project) throws PackageException {
    List<Path> staged = new ArrayList<>();
    for (String stage : STAGES) {
      staged.addAll(packagesIn(project.resolve(stage)));
    }
    if (staged.isEmpty()) {
      throw new PackageException(
          "'"
              + project
              + "' contains a project's sources and no staged package; build it first (mvn package or"
              + " gradle azureFunctionsPackage), which stages target/azure-functions/<app> or"
              + " build/azure-functions/<app>.");
    }
    if (staged.size() > 1) {
      throw new PackageException(
          "'%s' contains more than one staged package; name one of them: %s."
              .formatted(
                  project, staged.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
    return staged.get(0);
  }

  private static List<Path> packagesIn(Path stage) {
    if (!Files.isDirectory(stage)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(stage)) {
      return children.filter(PackageFolder::isPackage).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPackage(Path folder) {
    return Files.exists(folder.resolve(HostJsonFile.NAME))
        || Files.exists(folder.resolve(LocalSettings.FILE));
  }
}
