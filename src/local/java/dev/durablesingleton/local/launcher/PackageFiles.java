package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The files of a staged package that a host reads at its start, at one moment. Other files do not
 * count: function code may write some, since the package is its working directory. Immutable.
 */
final class PackageFiles {

  private static final String HOST_JSON = "host.json";
  private static final String JAR = ".jar";

  /** Sizes and times of modification, by path. */
  private final Map<Path, String> states;

  private PackageFiles(Map<Path, String> states) {
    this.states = states;
  }

  /** Reads the state of a package; a folder that is missing or being replaced has fewer files. */
  static PackageFiles of(Path folder) {
    Map<Path, String> states = new TreeMap<>();
    try (Stream<Path> entries = Files.walk(folder, 2)) {
      entries.filter(file -> counts(folder, file)).forEach(file -> states.put(file, state(file)));
    } catch (IOException | UncheckedIOException e) {
      // A build deletes the folder at this moment; what was read differs from what will be there.
    }
    return new PackageFiles(states);
  }

  private static boolean counts(Path folder, Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(JAR)) {
      return true;
    }
    return folder.equals(file.getParent())
        ? name.equals(HOST_JSON) || name.equals("local.settings.json")
        : name.equals("function.json");
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.size() + " " + attributes.lastModifiedTime();
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether a host could start with these files: none is being written. */
  boolean areComplete() {
    return states.keySet().stream().anyMatch(file -> file.endsWith(HOST_JSON))
        && states.keySet().stream()
            .filter(file -> file.toString().endsWith(JAR))
            .allMatch(PackageFiles::opens);
  }

  private static boolean opens(Path jar) {
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return file.size() >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackageFiles files && states.equals(files.states);
  }

  @Override
  public int hashCode() {
    return states.hashCode();
  }
}
