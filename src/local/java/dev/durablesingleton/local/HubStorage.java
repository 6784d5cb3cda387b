package dev.durablesingleton.local;

import dev.durablesingleton.local.HostOptions.Storage;
import dev.durablesingleton.local.pkg.FunctionsPackage;
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
final class HubStorage {

  private HubStorage() {}

  static Store open(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory) {
      return new MemoryStore();
    }
    Path file = file(options, functions);
    return options.clean()
        ? SqliteStore.openEmpty(file, options.durability())
        : SqliteStore.open(file, options.durability());
  }

  /** The keys, with the one that every management link carries; their file is beside the hub's. */
  static KeyStore openKeys(HostOptions options, FunctionsPackage functions) {
    try {
      Path file = file(options, functions).resolveSibling("keys.json");
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
    Path hub = file(options, functions);
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

  private static Path file(HostOptions options, FunctionsPackage functions) {
    return options.storage() instanceof Storage.File chosen
        ? chosen.path().toAbsolutePath().normalize()
        : functions
            .folder()
            .resolveSibling(".durable")
            .resolve(functions.hostJson().durableTask().hubName() + ".db");
  }
}
