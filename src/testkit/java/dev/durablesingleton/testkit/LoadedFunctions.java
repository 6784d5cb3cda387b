package dev.durablesingleton.testkit;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.InvocationListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** A hub's functions and the class loader that has their classes. Thread-safe. */
final class LoadedFunctions implements AutoCloseable {

  private static final String DURABLE_CLIENT = "durableClient";

  private final List<FunctionMetadata> all;
  private final ClassLoader classes;
  private final String routePrefix;
  private final List<String> warnings;
  private final Closeable resources;

  /**
   * @param routePrefix of HTTP functions
   * @param warnings of what would go wrong on Azure
   * @param resources closed together with this object
   */
  LoadedFunctions(
      List<FunctionMetadata> all,
      ClassLoader classes,
      String routePrefix,
      List<String> warnings,
      Closeable resources) {
    this.all = List.copyOf(all);
    this.classes = classes;
    this.routePrefix = routePrefix;
    this.warnings = List.copyOf(warnings);
    this.resources = resources;
  }

  List<FunctionMetadata> all() {
    return all;
  }

  String routePrefix() {
    return routePrefix;
  }

  /** What would go wrong on Azure, a sentence each. */
  List<String> warnings() {
    return warnings;
  }

  FunctionWorker worker(InvocationListener listener, HostLog log) {
    return FunctionWorker.load(
        Options.of(all, classes, log).withListener(listener).retryingAtOnce().ignoringOutputs());
  }

  boolean has(String trigger, String name) {
    return all.stream().anyMatch(f -> f.isTriggeredBy(trigger) && f.name().equalsIgnoreCase(name));
  }

  /** The names for a message: {@code 'A', 'B'}, or {@code none}. */
  String names(String trigger) {
    String names =
        all.stream()
            .filter(function -> function.isTriggeredBy(trigger))
            .map(function -> "'" + function.name() + "'")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  /** Whether a function needs a gRPC port to call the hub. */
  static boolean bindsClient(FunctionMetadata function) {
    return function.bindings().stream().anyMatch(b -> DURABLE_CLIENT.equalsIgnoreCase(b.type()));
  }

  @Override
  public void close() {
    try {
      resources.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
