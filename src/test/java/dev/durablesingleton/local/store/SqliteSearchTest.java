package dev.durablesingleton.local.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteSearchTest extends StoreSearchContract {

  @TempDir Path folder;

  @Override
  Store open() {
    return SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL);
  }
}
