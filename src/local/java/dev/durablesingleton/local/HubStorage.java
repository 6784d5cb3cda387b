package dev.durablesingleton.local;

import dev.durablesingleton.local.HostOptions.Storage;
import dev.durablesingleton.local.pkg.FunctionsPackage;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.nio.file.Path;

/** Where a host keeps its task hub and its keys. */
final class HubStorage {

  private HubStorage() {}

  static Store open(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory) {
      return new MemoryStore();
    }
    Path file = file(options, functions);
    return options.clean()
        ? SqliteStore.openEmpty(file, Durability.FULL)
        : SqliteStore.open(file, Durability.FULL);
  }

  /** The file of keys lies beside the hub's. */
  static Path keys(HostOptions options, FunctionsPackage functions) {
    return file(options, functions).resolveSibling("keys.json");
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
