package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.store.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the task hub's storage. */
final class StorageOptions {

  @Option(
      names = "--store",
      paramLabel = "FILE|memory",
      description =
          "Where the task hub is stored; default: .durable/<hub>.db next to the package folder.")
  private @Nullable String store;

  @Option(
      names = "--durability",
      paramLabel = "full|normal",
      defaultValue = "full",
      converter = CliConverters.DurabilityLevel.class,
      description =
          "full (default): every acknowledged commit survives a power failure. normal: faster, the"
              + " last commits may be lost. A crash of the host loses nothing in either mode.")
  private Durability durability = Durability.FULL;

  @Option(
      names = "--clean",
      description = "Delete the stored task hub and start with an empty one.")
  private boolean clean;

  HostOptions.Storage storage() {
    if (store == null) {
      return new HostOptions.Storage.NextToPackage();
    }
    return store.equals("memory")
        ? new HostOptions.Storage.Memory()
        : new HostOptions.Storage.File(Path.of(store));
  }

  Durability durability() {
    return durability;
  }

  boolean clean() {
    return clean;
  }
}
