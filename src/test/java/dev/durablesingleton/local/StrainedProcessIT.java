package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host under strain")
class StrainedProcessIT {

  /**
   * The host ends after seconds; with a full heap on a busy machine, collections can take longer.
   */
  private static final Duration END = Duration.ofMinutes(1);

  @TempDir private Path folder;

  @BeforeEach
  void stage() {
    StagedPackage staged =
        StagedPackage.in(folder.resolve("app"))
            .jar("app.jar", StagedPackage.entriesOf(StrainingFunctions.class));
    for (FunctionMetadata function :
        AnnotatedFunctions.of("../app.jar", StrainingFunctions.class)) {
      staged.function(function.name(), function.config().toString());
    }
  }

  /**
   * The JVM drops a signal that it has no memory to handle; the full heap then ends the process.
   */
  @Test
  void ends_on_sigterm_although_function_code_has_filled_the_heap() throws Exception {
    try (HostProcess process = serve("-Xmx48m")) {
      fillHeap(process);

      process.terminate();

      assertThat(process.endsWithin(END)).isTrue();
      assertThat(process.exitCode()).isIn(143, 3);
    }
  }

  @Test
  void ends_on_sigterm_to_its_launcher_although_function_code_has_filled_the_heap()
      throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_OPTS", "-Xmx48m", "XDG_CACHE_HOME", folder.resolve("cache").toString());
    try (HostProcess launcher =
        HostProcess.launch(folder, environment, "--port", "0", folder.resolve("app").toString())) {
      fillHeap(launcher);
      List<ProcessHandle> children = launcher.children();

      launcher.terminate();

      assertThat(launcher.endsWithin(END)).isTrue();
      assertThat(launcher.exitCode()).isEqualTo(143);
      await().atMost(END).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  @Test
  void ends_with_3_when_its_heap_stays_full_and_no_launcher_starts_another() throws Exception {
    try (HostProcess process = serve("-Xmx48m")) {
      fillHeap(process);

      assertThat(process.exitCode()).isEqualTo(3);
    }
  }

  /** The hub reads the history of a running instance, which is larger than the heap. */
  @Test
  void ends_with_1_after_an_exhausted_heap_has_stopped_its_hub() throws Exception {
    Path hub = folder.resolve("hub.db");
    saveInstanceWithHistory(hub, 64 << 20);
    try (HostProcess process =
        HostProcess.run(
            List.of("-Xmx48m"),
            Map.of(),
            "--port",
            "0",
            "--store",
            hub.toString(),
            folder.resolve("app").toString())) {
      assertThat(process.exitCode()).isEqualTo(1);

      assertThat(process.output())
          .filteredOn(line -> line.contains("The task hub has stopped after an error"))
          .singleElement()
          .asString()
          .contains("OutOfMemoryError");
    }
  }

  @Test
  void ends_on_sigterm_although_function_code_never_returns() throws Exception {
    try (HostProcess process = serve()) {
      Http http = process.http();
      post(http, "/api/loop");
      process.awaitLine("Executing 'Functions.Loop'");

      process.terminate();

      assertThat(process.endsWithin(END)).isTrue();
      assertThat(process.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void continues_to_log_after_function_code_has_closed_its_output() throws Exception {
    try (HostProcess process = serve()) {
      assertThat(process.http().send("POST", "/api/close-output", "").statusCode()).isEqualTo(200);

      process.awaitLine("Executed 'Functions.CloseOutput' (Succeeded");
    }
  }

  @Test
  void leaves_no_native_library_in_the_temporary_folder_after_sigkill() throws Exception {
    Path temp = Files.createDirectories(folder.resolve("temp"));
    for (int i = 0; i < 2; i++) {
      try (HostProcess killed = serve("-Djava.io.tmpdir=" + temp)) {
        killed.port();
      }
    }

    assertThat(names(temp)).noneMatch(name -> name.contains("sqlite"));
    assertThat(names(folder.resolve(".durable")))
        .filteredOn(name -> name.matches("sqlite-[0-9a-f]+-.*"))
        .hasSize(1);
  }

  @Test
  void shows_no_text_of_a_library_on_the_console() throws Exception {
    try (HostProcess process = serve()) {
      Http http = process.http();
      send(process.port(), "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n");
      String webhook = "/runtime/webhooks/durabletask/";
      http.send("POST", webhook + "orchestrators/Nothing/a", "\"\\ud800\"");

      process.terminate();
      process.exitCode();

      assertThat(process.errors()).isEmpty();
      assertThat(process.output())
          .noneMatch(line -> line.contains("jetty") || line.startsWith("\tat "));
    }
  }

  private static void saveInstanceWithHistory(Path hub, int bytes) {
    Instant now = Instant.now();
    Instance running =
        new Instance(
            "long",
            "run-1",
            "Any",
            null,
            RuntimeStatus.RUNNING,
            now,
            now,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of());
    try (Store store = SqliteStore.open(hub, Durability.NORMAL);
        Store.Transaction changes = store.begin()) {
      changes.create(running);
      changes.appendHistory(running.id(), new byte[bytes]);
      changes.commit();
    }
  }

  private HostProcess serve(String... jvm) {
    return HostProcess.run(List.of(jvm), Map.of(), "--port", "0", folder.resolve("app").toString());
  }

  private static void send(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  private static void fillHeap(HostProcess process) {
    Http http = process.http();
    CompletableFuture<?> filling = post(http, "/api/fill-heap");
    await().atMost(END).until(() -> filling.isDone() || !answers(http));
  }

  private static CompletableFuture<?> post(Http http, String path) {
    return CompletableFuture.supplyAsync(() -> http.send("POST", path, ""));
  }

  private static boolean answers(Http http) {
    try {
      return CompletableFuture.supplyAsync(
              () -> http.send("GET", "/admin/host/ping", (String) null))
          .orTimeout(2, TimeUnit.SECONDS)
          .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
          .join();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
