package dev.durablesingleton.start;

import java.util.stream.Stream;

/**
 * Monitors that starts of the same ID share within this process. Their number is fixed, so that IDs
 * leave nothing behind; two IDs on one monitor merely wait for each other. Thread-safe: never
 * changed after construction.
 */
final class StartLocks {

  private static final int COUNT = 1024;

  private final Object[] monitors = Stream.generate(Object::new).limit(COUNT).toArray();

  Object of(InstanceId id) {
    return monitors[Math.floorMod(id.hashCode(), COUNT)];
  }
}
