package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The host's end of the connection to its launcher. A host that was started without one has a link
 * that does nothing. Thread-safe.
 */
public final class LauncherLink {

  /** Has the port and the token of the launcher. */
  static final String VARIABLE = "DURABLE_LOCAL_LAUNCHER";

  /** The byte that asks the host to end. */
  static final int STOP = '.';

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  private final @Nullable String address;
  private final CompletableFuture<Socket> launcher = new CompletableFuture<>();

  private LauncherLink(@Nullable String address) {
    this.address = address;
  }

  /** Connects in the background. If the launcher ends, this process is halted at once. */
  public static LauncherLink connect() {
    LauncherLink link = new LauncherLink(System.getenv(VARIABLE));
    if (link.exists()) {
      Thread thread = new Thread(link::watch, "launcher-link");
      thread.setDaemon(true);
      thread.start();
    }
    return link;
  }

  /** Whether there is a launcher, which starts a new host when this one ends. */
  public boolean exists() {
    return address != null;
  }

  /**
   * Reports that the host serves.
   *
   * @param memory whether the task hub is lost when this process ends
   * @param colours whether the output is a terminal with colours
   */
  public void serving(int port, boolean memory, boolean colours) {
    send(Report.serving(port, memory, colours));
  }

  /**
   * Reports in a sentence why this process ends, although the host has not decided so. A new host
   * is started.
   */
  public void endsBecause(String sentence) {
    send(Report.cause(sentence.replaceAll("\\p{Cntrl}", " ")));
  }

  /** Takes back the cause that was reported last. */
  public void continues() {
    send(Report.noCause());
  }

  /** Reports that this process ends by the host's decision. No new host is started. */
  public void done() {
    send(Report.ownEnd());
  }

  private void send(String line) {
    CompletableFuture<?> unused = launcher.thenAccept(socket -> write(socket, line));
  }

  private synchronized void write(Socket socket, String line) {
    try {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The launcher has ended, so this process is about to be halted.
    }
  }

  private void watch() {
    try (Socket socket = open()) {
      launcher.complete(socket);
      if (socket.getInputStream().read() == STOP) {
        System.exit(TERMINATED);
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The launcher has ended.
    }
    // As if it had been killed together with the launcher; the task hub is prepared for that.
    Runtime.getRuntime().halt(KILLED);
  }

  private Socket open() throws IOException {
    String[] parts = String.valueOf(address).split(" ", 2);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
    write(socket, parts[1]);
    return socket;
  }
}
