package dev.durablesingleton.testkit;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.InvocationListener;
import java.io.Closeable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions of a hub, and where their classes are.
 *
 * @param routePrefix of HTTP functions
 * @param closing lets go of the classes
 */
record Functions(
    List<FunctionMetadata> all, ClassLoader classes, String routePrefix, Closeable closing) {

  private static final String DURABLE_CLIENT = "durableClient";

  FunctionWorker worker(InvocationListener watch, HostLog log) {
    return FunctionWorker.load(Options.of(all, classes, log).withListener(watch));
  }

  boolean has(String trigger, String name) {
    return all.stream().anyMatch(f -> f.isTriggeredBy(trigger) && f.name().equalsIgnoreCase(name));
  }

  /** For a sentence: {@code 'A', 'B'}, or {@code none}. */
  String names(String trigger) {
    String names =
        all.stream()
            .filter(function -> function.isTriggeredBy(trigger))
            .map(function -> "'" + function.name() + "'")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  /** Whether a function needs a port to call the hub through. */
  static boolean bindsClient(FunctionMetadata function) {
    return function.bindings().stream().anyMatch(b -> DURABLE_CLIENT.equalsIgnoreCase(b.type()));
  }
}
