package dev.durablesingleton.local.functionapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The jars of an app: its own, then those of the first folder next to it whose name ends with
 * {@code lib}, sorted by name. The Java worker uses the libraries in directory order.
 */
final class ClassPath {

  private ClassPath() {}

  static List<Path> of(Path root, List<FunctionMetadata> functions) {
    Set<Path> apps = new LinkedHashSet<>();
    functions.stream()
        .filter(f -> f.scriptFile() != null && f.isJava())
        .map(f -> root.resolve(f.name()).resolve(f.scriptFile()).normalize())
        .forEach(apps::add);
    Set<Path> jars = new LinkedHashSet<>(apps);
    apps.stream()
        .map(Path::getParent)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(folder -> jars.addAll(libraries(folder)));
    return List.copyOf(jars);
  }

  private static List<Path> libraries(Path appFolder) {
    return list(appFolder).stream()
        .filter(f -> f.getFileName().toString().endsWith("lib") && Files.isDirectory(f))
        .findFirst()
        .map(ClassPath::list)
        .orElse(List.of())
        .stream()
        .filter(f -> f.getFileName().toString().endsWith(".jar") && Files.isRegularFile(f))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
