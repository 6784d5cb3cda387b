package dev.durablesingleton.local.cli;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the host listens and to whom it answers. */
final class ListenOptions {

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "HTTP port, 1 to 65535, or 0 for any free port; default: Host.LocalHttpPort of"
              + " local.settings.json, or 7071.")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description =
          "Also listen on this address, for example 0.0.0.0 for all; needs --auth. Default:"
              + " Host.LocalHttpAddress of local.settings.json, or the loopback addresses only.")
  private @Nullable String address;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      converter = CliConverters.HostName.class,
      description =
          "A name by which clients may address the host; may be repeated. localhost, *.localhost"
              + " and IP addresses are always allowed.")
  private Set<String> allowedHosts = Set.of();

  @Option(
      names = "--sidecar-port",
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "Run no functions; serve only the task hub by gRPC on this port, for programs with a"
              + " DurableTaskGrpcWorker. Needs no package.")
  private @Nullable Integer sidecarPort;

  @Option(names = "--auth", description = "Require access keys, as in Azure.")
  private boolean auth;

  @Nullable Integer port() {
    return port;
  }

  @Nullable String address() {
    return address;
  }

  Set<String> allowedHosts() {
    return allowedHosts;
  }

  /** Null if functions are served. */
  @Nullable Integer sidecarPort() {
    return sidecarPort;
  }

  boolean auth() {
    return auth;
  }

  /** Whether one of these options is given. */
  boolean any() {
    return forFunctions() || sidecarPort != null;
  }

  private boolean forFunctions() {
    return port != null || auth || address != null || !allowedHosts.isEmpty();
  }

  /** What is wrong with the options; empty if they go together. */
  Optional<String> conflict(boolean ignoreOutputs) {
    return sidecarPort != null && (forFunctions() || ignoreOutputs)
        ? Optional.of(
            "--sidecar-port runs no functions and serves no HTTP, so it cannot be combined with --port,"
                + " --address, --allowed-host, --auth or --ignore-outputs")
        : Optional.empty();
  }
}
