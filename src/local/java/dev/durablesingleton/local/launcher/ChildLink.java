package dev.durablesingleton.local.launcher;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The launcher's end of the connection to one child. Each side learns at once that the other has
 * ended, on every operating system and however it ended. Thread-safe.
 */
final class ChildLink implements Closeable {

  private final ServerSocket server;
  private final Consumer<Report> reports;

  /**
   * Made on the reader's thread while the child's command is prepared, since that takes as long.
   */
  private final CompletableFuture<String> token = new CompletableFuture<>();

  private final Thread reader = new Thread(this::read, "child-link");
  private @Nullable Socket child;
  private final AtomicInteger signs = new AtomicInteger();
  private volatile Report report = Report.NONE;
  private volatile @Nullable String killedBecause;
  private volatile boolean staysFull;

  private ChildLink(ServerSocket server, Consumer<Report> reports) {
    this.server = server;
    this.reports = reports;
    reader.setDaemon(true);
  }

  /**
   * Listens for one child, which learns of it by {@link #announceTo}.
   *
   * @param reports receives each new report
   */
  static ChildLink open(Consumer<Report> reports) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    ChildLink link = new ChildLink(server, reports);
    link.reader.start();
    return link;
  }

  /** Lets a process that will be started find this link. Other users cannot read its variables. */
  void announceTo(ProcessBuilder process) {
    process.environment().put(LauncherLink.VARIABLE, server.getLocalPort() + " " + token.join());
  }

  /** Asks the child to end as on SIGTERM. */
  synchronized void stop() {
    if (child != null) {
      try {
        child.getOutputStream().write(LauncherLink.STOP);
      } catch (IOException e) {
        // It has ended.
      }
    }
  }

  /** How many times the child has reported that it still works. */
  int signs() {
    return signs.get();
  }

  /** Whether the child has reported that its heap stays full. */
  boolean staysFull() {
    return staysFull;
  }

  /** Adds the cause of a child's end for one that will not report its own. */
  void killedBecause(String sentence) {
    killedBecause = sentence;
  }

  /** Returns all that a child has reported which has ended. */
  Report lastReport(Duration limit) throws InterruptedException {
    close();
    reader.join(limit.toMillis());
    String killed = killedBecause;
    return killed == null || report.cause() != null ? report : report.with(Report.cause(killed));
  }

  private void read() {
    String expected = UUID.randomUUID().toString();
    token.complete(expected);
    while (!server.isClosed()) {
      try (Socket accepted = server.accept();
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8))) {
        if (expected.equals(lines.readLine())) {
          keep(accepted);
          lines.lines().forEach(this::add);
          return;
        }
      } catch (IOException | RuntimeException e) {
        // The connection was cut: the process has ended, or the link is closed.
      }
    }
  }

  private synchronized void keep(Socket accepted) {
    child = accepted;
  }

  private void add(String line) {
    if (line.equals(Report.sign())) {
      signs.incrementAndGet();
      return;
    }
    if (line.equals(Report.staysFull())) {
      killedBecause(HostChild.FULL_HEAP);
      staysFull = true;
      return;
    }
    Report all = report.with(line);
    report = all;
    reports.accept(all);
  }

  /** Accepts no child any more; one that is connected stays so. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      // It accepts nothing then either.
    }
  }
}
