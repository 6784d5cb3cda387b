package dev.durablesingleton.local.host;

import dev.durablesingleton.local.store.Durability;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Options of a host. Immutable.
 *
 * @param packageFolder the staged package
 * @param port HTTP port; 0 for any free port, null for {@code Host.LocalHttpPort} of the package or
 *     7071
 * @param address address to listen on; null for {@code Host.LocalHttpAddress} of the package or the
 *     loopback addresses
 * @param allowedHosts names by which clients may address the host, besides localhost and IP
 *     addresses
 * @param storage where the task hub is stored
 * @param durability what a hub in a file guarantees after a power failure
 * @param clean whether to start with an empty hub
 * @param auth whether requests need access keys, as in Azure; {@code func start} needs none
 * @param ignoreOutputs whether calls that set an output that goes nowhere succeed
 */
public record HostOptions(
    Path packageFolder,
    @Nullable Integer port,
    @Nullable String address,
    Set<String> allowedHosts,
    Storage storage,
    Durability durability,
    boolean clean,
    boolean auth,
    boolean ignoreOutputs) {

  public HostOptions {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /** Any free port and a hub in memory, for tests. */
  public static HostOptions inMemory(Path packageFolder) {
    return new HostOptions(
        packageFolder,
        0,
        null,
        Set.of(),
        new Storage.Memory(),
        Durability.FULL,
        false,
        false,
        false);
  }

  /** Returns these options with another port. */
  public HostOptions withPort(int number) {
    return new HostOptions(
        packageFolder,
        number,
        address,
        allowedHosts,
        storage,
        durability,
        clean,
        auth,
        ignoreOutputs);
  }

  /** Returns these options with another address. */
  public HostOptions withAddress(String text) {
    return new HostOptions(
        packageFolder, port, text, allowedHosts, storage, durability, clean, auth, ignoreOutputs);
  }

  /** Returns these options with access keys required. */
  public HostOptions withAuth() {
    return new HostOptions(
        packageFolder,
        port,
        address,
        allowedHosts,
        storage,
        durability,
        clean,
        true,
        ignoreOutputs);
  }

  /** Returns these options with outputs that may go nowhere. */
  public HostOptions ignoringOutputs() {
    return new HostOptions(
        packageFolder, port, address, allowedHosts, storage, durability, clean, auth, true);
  }

  /** Returns these options with the hub in a file. */
  public HostOptions withFile(Path file) {
    return new HostOptions(
        packageFolder,
        port,
        address,
        allowedHosts,
        new Storage.File(file),
        durability,
        clean,
        auth,
        ignoreOutputs);
  }

  /** Where a task hub is stored. */
  public sealed interface Storage {

    /** In memory; lost when the process ends. */
    record Memory() implements Storage {}

    /** In this file. */
    record File(Path path) implements Storage {}

    /** In {@code .durable/<hub>.db} next to the package folder. */
    record NextToPackage() implements Storage {}
  }
}
