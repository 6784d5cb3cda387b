package dev.durablesingleton.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The local host's jar as a process of its own. */
final class HostProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern URL = Pattern.compile("http://localhost:(\\d+)/");

  private static final Set<String> KEPT = Set.of("PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot");

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<Void>> readers;

  private HostProcess(Process process) {
    this.process = process;
    readers =
        List.of(read(process.getInputStream(), output), read(process.getErrorStream(), errors));
  }

  /** Starts the jar with these arguments, and no settings from this process's surroundings. */
  static HostProcess run(String... arguments) throws IOException {
    return run(Map.of(), arguments);
  }

  /** As above, with these environment variables besides. */
  static HostProcess run(Map<String, String> environment, String... arguments) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java, "-jar", System.getProperty("durable-local.jar")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Hosts in this process have set variables of their own.
    builder.environment().keySet().retainAll(KEPT);
    builder.environment().putAll(environment);
    return new HostProcess(builder.start());
  }

  /** As {@link #port}, and speaks to it. */
  Http http() {
    return new Http(port());
  }

  /** Waits until the list of functions tells where HTTP is served. */
  int port() {
    return await()
        .atMost(PATIENCE)
        .failFast("It has ended.", () -> !process.isAlive())
        .until(() -> output.stream().flatMap(HostProcess::ports).findFirst(), p -> p.isPresent())
        .orElseThrow();
  }

  /** Waits until a line has been printed to standard output. */
  void awaitLine(String part) {
    await().atMost(PATIENCE).until(() -> output.stream().anyMatch(line -> line.contains(part)));
  }

  /** Sends SIGTERM. */
  void terminate() {
    // The process's own destroy would close its output as well.
    process.toHandle().destroy();
  }

  /** Waits for the end, and for all that was printed until then. */
  int exitCode() throws InterruptedException {
    assertThat(endsWithin(PATIENCE)).as("%s %s", output, errors).isTrue();
    readers.forEach(CompletableFuture::join);
    return process.exitValue();
  }

  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  List<String> output() {
    return output;
  }

  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static Stream<Integer> ports(String line) {
    Matcher url = URL.matcher(line);
    return url.find() ? Stream.of(Integer.valueOf(url.group(1))) : Stream.empty();
  }

  private static CompletableFuture<Void> read(InputStream stream, List<String> lines) {
    return CompletableFuture.runAsync(
        () -> new BufferedReader(new InputStreamReader(stream, UTF_8)).lines().forEach(lines::add),
        task -> {
          Thread thread = new Thread(task, "host-process-output");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
