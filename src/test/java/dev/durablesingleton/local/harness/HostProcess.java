package dev.durablesingleton.local.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The local host in a process of its own, on any free port. */
public final class HostProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LINES_KEPT = 50;
  private static final Pattern HEAP = Pattern.compile("used (\\d+)K");
  private static final Pattern LISTING = Pattern.compile("http://localhost:(\\d+)/");

  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final ConcurrentLinkedDeque<String> lastLines = new ConcurrentLinkedDeque<>();

  private HostProcess(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "host output");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the jar on a staged package.
   *
   * @param jvm options for Java itself
   * @param store a file, or {@code memory}
   */
  public static HostProcess start(
      List<String> jvm, Path packageFolder, String store, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", System.getProperty("durable-local.jar")));
    command.addAll(List.of("--port", "0", "--store", store, packageFolder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      return new HostProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        lastLines.add(line);
        if (lastLines.size() > LINES_KEPT) {
          lastLines.poll();
        }
        Matcher listing = LISTING.matcher(line);
        if (listing.find()) {
          address.complete(URI.create("http://127.0.0.1:" + listing.group(1)));
        }
      }
    } catch (IOException e) {
      lastLines.add(e.toString());
    }
    address.completeExceptionally(new IllegalStateException("The host ended: " + output()));
  }

  /** Where it serves, as soon as it does. */
  public URI awaitReady() {
    return address.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Its last lines. */
  public String output() {
    return String.join("\n", lastLines);
  }

  /** Its heap in MiB after a full collection. */
  public double heapMebibytes() {
    jcmd("GC.run");
    Matcher used = HEAP.matcher(jcmd("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("jcmd tells nothing of the heap");
    }
    return Long.parseLong(used.group(1)) / 1024.0;
  }

  private String jcmd(String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), command).start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it live for a while; an end of its own in that time is an error. */
  public void live(Duration time) {
    try {
      if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("The host ended: " + output());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it with SIGKILL, wherever it is. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The host did not end: " + output());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
