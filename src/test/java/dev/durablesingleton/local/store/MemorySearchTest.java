package dev.durablesingleton.local.store;

class MemorySearchTest extends StoreSearchContract {

  @Override
  Store open() {
    return new MemoryStore();
  }
}
