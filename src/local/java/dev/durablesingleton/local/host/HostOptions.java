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
 * @param clients how the package's own durable clients reach the task hub
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
    Clients clients,
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
        Clients.IN_PROCESS,
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
        clients,
        ignoreOutputs);
  }

  /** Returns these options with another address. */
  public HostOptions withAddress(String text) {
    return new HostOptions(
        packageFolder,
        port,
        text,
        allowedHosts,
        storage,
        durability,
        clean,
        auth,
        clients,
        ignoreOutputs);
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
        clients,
        ignoreOutputs);
  }

  /** Returns these options with outputs that may go nowhere. */
  public HostOptions ignoringOutputs() {
    return new HostOptions(
        packageFolder,
        port,
        address,
        allowedHosts,
        storage,
        durability,
        clean,
        auth,
        clients,
        true);
  }

  /** Returns these options with another way to the task hub for the package's clients. */
  public HostOptions withClients(Clients way) {
    return new HostOptions(
        packageFolder,
        port,
        address,
        allowedHosts,
        storage,
        durability,
        clean,
        auth,
        way,
        ignoreOutputs);
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
        clients,
        ignoreOutputs);
  }

  /** How durable clients of the package's functions reach the task hub. */
  public enum Clients {
    /**
     * Without a connection, if the package's gRPC library allows it; otherwise as {@link #PORT}.
     */
    IN_PROCESS,
    /** Through the gRPC port, as other programs do. */
    PORT
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
