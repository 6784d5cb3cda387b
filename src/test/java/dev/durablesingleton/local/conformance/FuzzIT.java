package dev.durablesingleton.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.FuzzSeed;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A mutated request")
class FuzzIT {

  private static final int THREADS = 4;
  private static final int MOST_REQUESTS = 5_000;
  private static final long SECONDS = 20;
  private static final int HANGS_AFTER_MILLIS = 60_000;

  /** Repeats the requests of a run, but not the interleaving of its threads. */
  private static final long SEED = FuzzSeed.get();

  /** The host logs this error for a mutated name of an orchestrator or an activity. */
  private static final String UNKNOWN_FUNCTION = "doesn't exist, is disabled, or is not an";

  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");

  /**
   * Stack traces of the host; recorded errors and histories may contain the traces of functions.
   */
  private static final Pattern TRACE =
      Pattern.compile("\\bat (java\\.base|org\\.eclipse|io\\.grpc|dev\\.durablesingleton\\.local)");

  /**
   * The status of a failed instance is a 500 if the client sets returnInternalServerErrorOnFailure.
   */
  private static final String FAILED_INSTANCE = "\"runtimeStatus\":\"Failed\"";

  /** The client asks the host to wait for ten seconds or longer. */
  private static final Pattern LONG_WAIT = Pattern.compile("(?i)timeout=[^&]{2,}");

  @TempDir Path folder;
  private final Queue<String> hostErrors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sent = new AtomicInteger();
  private List<Exchange> seeds;

  @BeforeEach
  void readSeeds() throws IOException {
    seeds = Recording.read();
  }

  @Test
  @DisplayName("is answered or refused, and the host keeps running")
  void is_answered_or_refused(TestReporter reporter) throws Exception {
    reporter.publishEntry("fuzz.seed", Long.toString(SEED));
    HostLog log =
        (level, category, message, failure) -> {
          if (level.compareTo(LogLevel.ERROR) >= 0
              && category.startsWith("Host.")
              && !message.contains(UNKNOWN_FUNCTION)) {
            hostErrors.add(category + ": " + message + " (" + failure + ")");
          }
        };
    FunctionsPackage probe = FunctionsPackage.open(ProbePackage.stage(folder));
    try (LocalHost host = LocalHost.start(HostOptions.inMemory(folder), probe, log)) {
      attack(host.port());
      assertThat(hostErrors).as("seed %d", SEED).isEmpty();
      assertThat(sent).as("requests").hasValueGreaterThan(THREADS * 100);
      runsAChain(host.port());
    }
    reporter.publishEntry("requests", sent.toString());
  }

  private void attack(int port) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Void>> attackers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        RequestMutator requests = new RequestMutator(SEED + i, seeds);
        attackers.add(() -> sendAll(requests, port));
      }
      for (Future<Void> attacker : threads.invokeAll(attackers)) {
        attacker.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void sendAll(RequestMutator requests, int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    for (int i = 0; i < MOST_REQUESTS && System.nanoTime() < end; i++) {
      byte[] request = requests.next();
      String text = new String(request, StandardCharsets.ISO_8859_1);
      if (!LONG_WAIT.matcher(text).find()) {
        check(text, answer(request, port));
        sent.incrementAndGet();
      }
    }
    return null;
  }

  /**
   * The response; empty if the host resets the connection, which is legal after too much input and
   * passes every check. A host that fails in another way is found by {@link #hostErrors} and by the
   * final orchestration.
   */
  private static String answer(byte[] request, int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(HANGS_AFTER_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      } catch (SocketException e) {
        // The host closes connections that send too much.
        return "";
      } catch (IOException e) {
        throw new AssertionError(
            "no answer (seed " + SEED + ") to " + new String(request, StandardCharsets.ISO_8859_1),
            e);
      }
    }
  }

  private static void check(String request, String answer) {
    Matcher status = STATUS.matcher(answer);
    String description = "seed %d, request:%n%s%nanswer:%n%s".formatted(SEED, request, answer);
    if (status.find() && status.group(1).startsWith("5")) {
      assertThat(status.group(1)).as(description).isIn("500", "501", "505");
      assertThat(hasReason(answer)).as(description).isTrue();
    }
    if (!answer.contains("\"StackTrace\"")) {
      assertThat(TRACE.matcher(answer).find()).as(description).isFalse();
    }
  }

  private static boolean hasReason(String answer) {
    return answer.contains("\"ExceptionMessage\"")
        || answer.contains(FAILED_INSTANCE)
        || answer.contains("HTTP/1.0")
        || answer.endsWith("\r\n\r\n");
  }

  private static void runsAChain(int port) throws Exception {
    HttpRequest start =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:%d/runtime/webhooks/durabletask/orchestrators/Chain/after?timeout=60&pollingInterval=1"
                        .formatted(port)))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(start, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }
}
