package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
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

  /** The exit code of a host whose heap stays full; the JVM's own after an exhausted heap. */
  static final int HEAP_FULL = 3;

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  private static final byte[] WORKS = bytes(Report.sign());
  private static final byte[] STAYS_FULL = bytes(Report.staysFull());
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

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
    send(Report.cause(CONTROL.matcher(sentence).replaceAll(" ")));
  }

  /** Takes back the cause that was reported last. */
  public void continues() {
    send(Report.noCause());
  }

  /**
   * Reports that the host still works. The launcher kills a host that has done so and then uses the
   * processor for a long time without doing so again.
   */
  public void responds() {
    writeWithoutMemory(WORKS);
  }

  /**
   * Has this process killed by the launcher because its heap stays full, and halts it. The JVM can
   * halt only between two collections, and threads that wait for memory compete for that time. A
   * thread that has called {@link #responds} allocates nothing here.
   */
  public void haltWithFullHeap() {
    writeWithoutMemory(STAYS_FULL);
    Runtime.getRuntime().halt(HEAP_FULL);
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
      socket.getOutputStream().write(bytes(line));
    } catch (IOException e) {
      // The launcher has ended, so this process is about to be halted.
    }
  }

  /** Does not wait for other threads either; the socket does not mix what they write. */
  private void writeWithoutMemory(byte[] line) {
    Socket connected = launcher.getNow(null);
    if (connected != null) {
      try {
        connected.getOutputStream().write(line);
      } catch (IOException | OutOfMemoryError e) {
        // The launcher has ended, or it notices the silence.
      }
    }
  }

  private static byte[] bytes(String line) {
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void watch() {
    try (Socket socket = open()) {
      launcher.complete(socket);
      if (socket.getInputStream().read() == STOP) {
        System.exit(TERMINATED);
      }
    } catch (IOException | RuntimeException e) {
      // The launcher has ended.
    } finally {
      // As if it had been killed together with the launcher; the task hub is prepared for that.
      // Also after an error, since without this thread the process would outlive the launcher.
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private Socket open() throws IOException {
    String[] parts = String.valueOf(address).split(" ", 2);
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(parts[0]));
    write(socket, parts[1]);
    return socket;
  }
}
