package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the package that a folder is, or that the build of a project in it has staged. */
final class PackageRoot {

  private static final List<String> BUILD_FILES =
      List.of("pom.xml", "build.gradle", "build.gradle.kts");
  private static final List<String> STAGES =
      List.of("target/azure-functions", "build/azure-functions");
  private static final List<String> MARKS = List.of("host.json", "local.settings.json");

  private PackageRoot() {}

  /**
   * Returns the folder that the host will serve. If it will refuse the folder, the result is the
   * folder itself, and the host says why.
   */
  static Path of(Path folder) {
    if (BUILD_FILES.stream().noneMatch(file -> Files.exists(folder.resolve(file)))) {
      return folder;
    }
    List<Path> staged =
        STAGES.stream().flatMap(stage -> packagesIn(folder.resolve(stage)).stream()).toList();
    return staged.size() == 1 ? staged.get(0) : folder;
  }

  private static List<Path> packagesIn(Path stage) {
    if (!Files.isDirectory(stage)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(stage)) {
      return children
          .filter(child -> MARKS.stream().anyMatch(mark -> Files.exists(child.resolve(mark))))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
