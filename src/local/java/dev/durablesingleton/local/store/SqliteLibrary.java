package dev.durablesingleton.local.store;

import dev.durablesingleton.local.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Stores the native library of the SQLite driver in a file that every start of a host uses. The
 * driver would extract it into the temporary folder for each process, where a killed process leaves
 * it forever.
 */
public final class SqliteLibrary {

  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";
  private static final String PREFIX = "sqlite-";
  private static final String OWN_NAMES = PREFIX + "[0-9a-f]+(-[^.]+[.][a-z]+|[.]tmp([.]new)?)";

  private SqliteLibrary() {}

  /**
   * Has the driver load its library from a folder. Call before the first hub is opened. If the
   * library cannot be stored there, the driver extracts it as usual.
   */
  public static void loadFrom(Path folder) {
    if (System.getProperty(PATH) != null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream packaged = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packaged == null) {
        return;
      }
      byte[] library = packaged.readAllBytes();
      Path file = folder.resolve(PREFIX + checksum(library) + "-" + name);
      if (!isStored(file, library)) {
        store(folder, file, library);
      }
      deleteOthers(file);
      System.setProperty(PATH, folder.toString());
      System.setProperty(NAME, file.getFileName().toString());
    } catch (IOException e) {
      // The driver's own way is left.
      return;
    }
  }

  /** Each version has a file of its own, since Windows cannot replace a library that is loaded. */
  private static String checksum(byte[] library) {
    CRC32 checksum = new CRC32();
    checksum.update(library);
    return Long.toHexString(checksum.getValue());
  }

  private static boolean isStored(Path file, byte[] library) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == library.length
        && Arrays.equals(Files.readAllBytes(file), library);
  }

  private static void store(Path folder, Path file, byte[] library) throws IOException {
    PrivateFiles.createFolder(folder);
    // Another host may store it at the same time.
    Path next = file.resolveSibling(PREFIX + ProcessHandle.current().pid() + ".tmp");
    try {
      PrivateFiles.replace(next, library);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(next);
      if (!isStored(file, library)) {
        throw e;
      }
    }
  }

  /** Deletes older versions and what a killed process left; one that is in use stays on Windows. */
  private static void deleteOthers(Path file) {
    try (Stream<Path> files = Files.list(file.getParent())) {
      List<Path> others =
          files
              .filter(other -> other.getFileName().toString().matches(OWN_NAMES))
              .filter(other -> !other.equals(file))
              .toList();
      for (Path other : others) {
        Files.deleteIfExists(other);
      }
    } catch (IOException e) {
      return;
    }
  }
}
