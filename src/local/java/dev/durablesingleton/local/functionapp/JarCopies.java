package dev.durablesingleton.local.functionapp;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** Temporary copies of jars, which the system removes however this process ends. */
final class JarCopies {

  private static final String PREFIX = "durable-local-";
  private static final String SUFFIX = ".jar";

  /** Far longer than a file is visible before it is opened. */
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

  private JarCopies() {}

  /**
   * Deletes the copies of hosts that were killed before they had opened them. One in use is not
   * visible any more, or cannot be deleted.
   */
  static void deleteAbandoned() {
    File[] copies =
        new File(System.getProperty("java.io.tmpdir"))
            .listFiles((folder, name) -> name.startsWith(PREFIX) && name.endsWith(SUFFIX));
    if (copies == null) {
      return;
    }
    long limit = System.currentTimeMillis() - ABANDONED_AFTER.toMillis();
    for (File copy : copies) {
      if (copy.lastModified() < limit) {
        boolean unused = copy.delete();
      }
    }
  }

  /** Opens a copy of a jar, or the jar itself if there is no space for one. */
  static JarFile open(Path jar) throws IOException {
    Path copy;
    try {
      copy = Files.createTempFile(PREFIX, SUFFIX);
    } catch (IOException e) {
      return open(jar, ZipFile.OPEN_READ);
    }
    try {
      Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
      // The system removes the copy when it is closed, however this process ends.
      return open(copy, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      return open(jar, ZipFile.OPEN_READ);
    }
  }

  private static JarFile open(Path jar, int mode) throws IOException {
    return new JarFile(jar.toFile(), false, mode, JarFile.runtimeVersion());
  }
}
