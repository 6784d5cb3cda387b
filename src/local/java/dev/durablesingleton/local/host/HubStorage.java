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

/** Where a host keeps its task hub, its keys and what it remembers of timers. */
public final class HubStorage {

  private static final String FOLDER = ".durable";

  private HubStorage() {}

  static Store open(HostOptions options, FunctionsPackage functions) {
    return open(options, besidePackage(functions));
  }

  /** Opens the hub that the options name, or else the one in this file. */
  static Store open(HostOptions options, Path defaultFile) {
    if (options.storage() instanceof Storage.Memory) {
      return new MemoryStore();
    }
    Path file = file(options, defaultFile);
    return options.clean()
        ? SqliteStore.openEmpty(file, options.durability())
        : SqliteStore.open(file, options.durability());
  }

  /** The keys, with the one that every management link carries; their file is beside the hub's. */
  static KeyStore openKeys(HostOptions options, FunctionsPackage functions) {
    try {
      Path file = file(options, besidePackage(functions)).resolveSibling("keys.json");
      KeyStore keys = KeyStore.open(file, new SecureRandom());
      keys.system(KeyStore.DURABLE);
      return keys;
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  /** What is remembered of timers lies beside the hub too, and goes with it. */
  static Optional<Path> timers(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory) {
      return Optional.empty();
    }
    Path hub = file(options, besidePackage(functions));
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

  private static Path besidePackage(FunctionsPackage functions) {
    return beside(functions.folder(), functions.hostJson().durableTask().hubName());
  }

  /** Where the hub of a package is kept by default. */
  public static Path beside(Path packageFolder, String hubName) {
    return file(packageFolder.resolveSibling(FOLDER), hubName);
  }

  /** Where a hub is kept by default that belongs to no package but to a folder. */
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
