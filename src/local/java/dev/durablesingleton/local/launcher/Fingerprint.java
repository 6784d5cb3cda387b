package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Short texts that are different for different contents; for names of files in a cache. */
final class Fingerprint {

  /** The end of a jar lists all entries with their checksums. */
  private static final int LISTING = 2 << 20;

  private Fingerprint() {}

  /** Of two texts. */
  static String of(String first, String second) {
    return checksum(first.getBytes(StandardCharsets.UTF_8))
        + checksum(second.getBytes(StandardCharsets.UTF_8));
  }

  /** Of the JVM that runs this code. */
  static String ofJvm() {
    return System.getProperty("java.home") + System.getProperty("java.vm.version");
  }

  /** Of a jar's content, not of its path and time. */
  static String ofJar(Path jar) {
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(LISTING, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      return file.length() + checksum(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the names and sizes of a folder's files; empty for a folder that cannot be read. */
  static String ofFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName() + "=" + file.toFile().length())
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      return "";
    }
  }

  /** Native code computes this checksum, which matters at start-up. */
  private static String checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return Long.toHexString(checksum.getValue());
  }
}
