package dev.durablesingleton.local.web.keys;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keys that end with the process. */
final class MemoryKeys implements KeyStorage {

  private final SortedMap<String, SortedMap<String, String>> groups = new TreeMap<>();

  @Override
  public SortedMap<String, SortedMap<String, String>> read() {
    return groups;
  }

  @Override
  public SortedMap<String, SortedMap<String, String>> update(
      Consumer<SortedMap<String, SortedMap<String, String>>> change) {
    change.accept(groups);
    return groups;
  }
}
