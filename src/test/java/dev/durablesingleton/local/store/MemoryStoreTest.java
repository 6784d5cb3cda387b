package dev.durablesingleton.local.store;

import org.junit.jupiter.api.Nested;

class MemoryStoreTest {

  @Nested
  class Keeping extends StoreContract {
    @Override
    Store open() {
      return new MemoryStore();
    }
  }

  @Nested
  class Searching extends StoreSearchContract {
    @Override
    Store open() {
      return new MemoryStore();
    }
  }
}
