package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class archive of one package, for one JVM and one content of the host's jar, in a folder of
 * the user's cache. It has a copy of the jar, since the JVM accepts an archive only if the jar has
 * the same path and modification time, and each build writes the same jar anew.
 *
 * <p>Nothing here is needed to serve, so a missing archive is not an error. Several launchers may
 * use one.
 */
final class ClassArchive {

  private static final String JAR = "durable-local.jar";
  private static final String CLASSES = "classes.jsa";
  private static final String TRAINING = "training-";
  private static final Duration KEPT_UNUSED = Duration.ofDays(30);
  private static final Duration LONGEST_TRAINING = Duration.ofMinutes(10);

  /** Part of what the JVM compares, so equal copies have the same. */
  private static final FileTime TIME_OF_COPIES = FileTime.fromMillis(946_684_800_000L);

  private final Path original;
  private final Path folder;
  private final String owner;

  private ClassArchive(Path original, Path folder, String owner) {
    this.original = original;
    this.folder = folder;
    this.owner = owner;
  }

  /** The files of an archive that exists. */
  record Usable(Path jar, Path classes) {}

  /** Returns the archive of a package for this JVM, whether it exists or not. */
  static ClassArchive of(Path jar, Path packageFolder, Path cache) {
    String owner = Fingerprint.of(Fingerprint.ofJvm(), packageFolder.toString());
    String content =
        Fingerprint.of(Fingerprint.ofJar(jar), Fingerprint.ofFiles(packageFolder.resolve("lib")));
    return new ClassArchive(jar, cache.resolve(owner + "-" + content), owner);
  }

  /** Returns the files, and notes that they are in use. */
  Optional<Usable> existing() {
    Usable files = new Usable(folder.resolve(JAR), folder.resolve(CLASSES));
    if (!Files.isReadable(files.jar()) || !Files.isReadable(files.classes())) {
      return Optional.empty();
    }
    try {
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // Another user's, or read-only; then nobody deletes it either.
    }
    return Optional.of(files);
  }

  /**
   * Creates a folder for the files of one training, and the copy of the jar.
   *
   * @throws IOException if the cache cannot be written
   */
  Path prepare() throws IOException {
    Files.createDirectories(folder);
    deleteAbandoned();
    Path training = Files.createTempDirectory(folder, TRAINING);
    if (!Files.exists(jar())) {
      Path copy = Files.copy(original, training.resolve(JAR));
      Files.setLastModifiedTime(copy, TIME_OF_COPIES);
      Files.move(copy, jar(), StandardCopyOption.ATOMIC_MOVE);
    }
    return training;
  }

  /** Deletes what killed launchers have left. */
  private void deleteAbandoned() throws IOException {
    Instant limit = Instant.now().minus(LONGEST_TRAINING);
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(ClassArchive::isTraining).toList()) {
        if (Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
          delete(entry);
        }
      }
    }
  }

  private static boolean isTraining(Path entry) {
    return entry.getFileName().toString().startsWith(TRAINING);
  }

  /** The copy of the jar. */
  Path jar() {
    return folder.resolve(JAR);
  }

  /** Where a training writes the archive. */
  static Path classesIn(Path training) {
    return training.resolve(CLASSES);
  }

  /**
   * Makes the archive of a training the one in use.
   *
   * @throws IOException if there is none
   */
  void publish(Path training) throws IOException {
    Files.move(classesIn(training), folder.resolve(CLASSES), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes earlier archives of the package, and all that were not used for 30 days. */
  void deleteOthers() throws IOException {
    Instant limit = Instant.now().minus(KEPT_UNUSED);
    try (Stream<Path> entries = Files.list(folder.resolveSibling(""))) {
      for (Path other : entries.filter(entry -> !entry.equals(folder)).toList()) {
        boolean earlier = other.getFileName().toString().startsWith(owner + "-");
        if (earlier || Files.getLastModifiedTime(other).toInstant().isBefore(limit)) {
          delete(other);
        }
      }
    }
  }

  /** Deletes a folder as far as possible; an archive in use cannot be deleted on Windows. */
  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted((a, b) -> b.compareTo(a)).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
