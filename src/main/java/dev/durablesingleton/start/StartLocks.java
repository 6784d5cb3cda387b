package dev.durablesingleton.start;

import java.util.stream.Stream;

/**
 * Lock striping by instance ID. The number of monitors is fixed, so no memory is used per ID; two
 * IDs that share a monitor only wait for each other. Immutable.
 */
final class StartLocks {

  private static final int COUNT = 1024;

  private final Object[] monitors = Stream.generate(Object::new).limit(COUNT).toArray();

  Object of(InstanceId id) {
    return monitors[Math.floorMod(id.hashCode(), COUNT)];
  }
}
