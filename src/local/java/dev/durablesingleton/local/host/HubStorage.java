package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions.Storage;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** Locations of the task hub, the keys and the timers' schedule status. */
public final class HubStorage {

  private static final String FOLDER = ".durable";

  private HubStorage() {}

  static Store open(HostOptions options, FunctionsPackage functions) {
    return open(options, nextTo(functions));
  }

  /**
   * Opens the hub in the place that the options name, by default in this file.
   *
   * @throws StoreException if the hub cannot be opened
   */
  static Store open(HostOptions options, Path defaultFile) {
    if (options.storage() instanceof Storage.Memory) {
      return new MemoryStore();
    }
    Path file = file(options, defaultFile);
    return options.clean()
        ? SqliteStore.openEmpty(file, options.durability())
        : SqliteStore.open(file, options.durability());
  }

  /**
   * Opens the keys, whose file is next to the hub's, and creates the key of the management links.
   *
   * @throws StoreException if the file cannot be read or written
   */
  static KeyStore openKeys(HostOptions options, FunctionsPackage functions) {
    try {
      Path file = file(options, nextTo(functions)).resolveSibling("keys.json");
      KeyStore keys = KeyStore.open(file, new SecureRandom());
      keys.system(KeyStore.DURABLE);
      return keys;
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /** The schedule status file, next to the hub; {@code --clean} deletes both. */
  static Optional<Path> timers(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory) {
      return Optional.empty();
    }
    Path hub = file(options, nextTo(functions));
    Path timers = hub.resolveSibling(hub.getFileName() + ".timers.json");
    if (options.clean()) {
      delete(timers);
    }
    return Optional.of(timers);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreException("The file " + file + " cannot be deleted.", e);
    }
  }

  private static Path nextTo(FunctionsPackage functions) {
    return nextTo(functions.folder(), functions.hostJson().durableTask().hubName());
  }

  /** The default file for the hub of a package. */
  public static Path nextTo(Path packageFolder, String hubName) {
    return file(packageFolder.resolveSibling(FOLDER), hubName);
  }

  /** The default file for a hub that belongs to a folder without a package. */
  public static Path in(Path folder, String hubName) {
    return file(folder.resolve(FOLDER), hubName);
  }

  private static Path file(Path folder, String hubName) {
    return folder.resolve(hubName + ".db");
  }

  private static Path file(HostOptions options, Path defaultFile) {
    return options.storage() instanceof Storage.File chosen
        ? chosen.path().toAbsolutePath().normalize()
        : defaultFile;
  }
}
