package dev.durablesingleton.local.host;

import dev.durablesingleton.local.store.Durability;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What the command line asks of a host.
 *
 * @param packageFolder the staged package
 * @param port where to serve HTTP; 0 for any free one, empty for the package's own setting or 7071
 * @param storage where the task hub is kept
 * @param durability what a hub in a file promises at a power cut
 * @param clean whether to begin with an empty hub
 * @param auth whether keys are needed, as in Azure; off, everything is served as under {@code func
 *     start}
 */
public record HostOptions(
    Path packageFolder,
    OptionalInt port,
    Storage storage,
    Durability durability,
    boolean clean,
    boolean auth) {

  /** A package on any free port with a hub in memory, for tests. */
  public static HostOptions inMemory(Path packageFolder) {
    return new HostOptions(
        packageFolder, OptionalInt.of(0), new Storage.Memory(), Durability.FULL, false, false);
  }

  /** The same options with this port. */
  public HostOptions withPort(int number) {
    return new HostOptions(packageFolder, OptionalInt.of(number), storage, durability, clean, auth);
  }

  /** The same options with keys switched on. */
  public HostOptions withAuth() {
    return new HostOptions(packageFolder, port, storage, durability, clean, true);
  }

  /** The same options with the hub in a file. */
  public HostOptions withFile(Path file) {
    return new HostOptions(packageFolder, port, new Storage.File(file), durability, clean, auth);
  }

  /** Where a task hub is kept. */
  public sealed interface Storage {

    /** As long as the process lives. */
    record Memory() implements Storage {}

    /** In this file. */
    record File(Path path) implements Storage {}

    /** In {@code .durable/<hub>.db} beside the package folder. */
    record BesidePackage() implements Storage {}
  }
}
