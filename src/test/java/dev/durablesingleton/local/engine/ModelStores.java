package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Empty stores of both kinds for one try of a property. */
final class ModelStores {

  private ModelStores() {}

  static void inMemory(Consumer<Store> test) {
    try (Store store = new MemoryStore()) {
      test.accept(store);
    }
  }

  static void inFile(Consumer<Store> test) throws IOException {
    Path folder = Files.createTempDirectory("model");
    try (Store store = SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL)) {
      test.accept(store);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
