package dev.durablesingleton.local.web.keys;

import java.util.SortedMap;
import java.util.function.Consumer;

/** Where keys are stored: names and values per group. Not thread-safe. */
interface KeyStorage {

  /** The newest content; callers do not change it. */
  SortedMap<String, SortedMap<String, String>> read();

  /**
   * Changes the newest content and stores the result. No other process changes it meanwhile.
   *
   * @return the new content; callers do not change it
   */
  SortedMap<String, SortedMap<String, String>> update(
      Consumer<SortedMap<String, SortedMap<String, String>>> change);
}
