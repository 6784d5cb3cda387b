package dev.durablesingleton.local.web;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.DurableTaskSettings.OverridableStates;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.HostJson;
import dev.durablesingleton.local.functionapp.LocalSettings;
import dev.durablesingleton.local.functionapp.VersionSettings;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** A web server on a free port, with scripted functions and a real task hub. */
public final class TestSite implements AutoCloseable {

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final BreakableStore store;
  private final Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final TaskHub hub;
  private final KeyStore keys;
  private final WebServer server;

  private TestSite(Builder builder) throws PortTakenException {
    try {
      folder = Files.createTempDirectory("site");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store =
        new BreakableStore(
            builder.file == null
                ? new MemoryStore()
                : SqliteStore.open(builder.file, Durability.NORMAL));
    HostLog lines = (level, category, message, failure) -> log.add(level + " " + message);
    hub =
        TaskHub.open(
            store,
            new ScriptedWork(executor),
            HubOptions.defaults(),
            Clock.systemUTC(),
            HostLog.none());
    keys = KeyStore.open(folder.resolve("keys.json"), new SecureRandom());
    server =
        WebServer.start(
            new WebContext(
                folder,
                builder.hostJson(),
                builder.settings(),
                builder.functions.stream().map(TestFunction::metadata).toList(),
                builder::invoke,
                (FunctionMetadata function) -> Map.of(),
                hub,
                keys,
                Map.of(),
                executor,
                lines),
            new WebOptions(
                builder.port, builder.keysEnforced, Set.of("dev.example.com"), builder.maxBody));
  }

  /** A started site with these functions and without keys. */
  public static TestSite with(TestFunction... functions) {
    return new Builder(functions).start();
  }

  public static Builder of(TestFunction... functions) {
    return new Builder(functions);
  }

  public int port() {
    return server.port();
  }

  /** Makes the task hub's store fail or work. */
  public void breakStore(boolean broken) {
    store.setBroken(broken);
  }

  public KeyStore keys() {
    return keys;
  }

  public TaskHub hub() {
    return hub;
  }

  public Path folder() {
    return folder;
  }

  /** The logged lines, each beginning with its level. */
  public List<String> log() {
    return log;
  }

  public WebServer server() {
    return server;
  }

  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Sends a request; the body of the response is text. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(Duration.ofSeconds(5));
    hub.close();
    store.close();
    executor.shutdownNow();
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The options of a site. */
  public static final class Builder {
    private final List<TestFunction> functions;
    private String prefix = "api";
    private Map<String, String> customHeaders = Map.of();
    private List<String> corsOrigins = List.of();
    private boolean corsCredentials;
    private boolean keysEnforced;
    private Duration functionTimeout;
    private int port;
    private Path file;
    private long maxBody = 1_000;

    private Builder(TestFunction... functions) {
      this.functions = List.of(functions);
    }

    public Builder prefix(String value) {
      prefix = value;
      return this;
    }

    public Builder customHeader(String name, String value) {
      customHeaders = Map.of(name, value);
      return this;
    }

    public Builder cors(boolean credentials, String... origins) {
      corsCredentials = credentials;
      corsOrigins = List.of(origins);
      return this;
    }

    public Builder keysEnforced() {
      keysEnforced = true;
      return this;
    }

    public Builder functionTimeout(Duration value) {
      functionTimeout = value;
      return this;
    }

    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Stores the task hub in a file instead of in memory. */
    public Builder file(Path value) {
      file = value;
      return this;
    }

    public Builder maxBody(long bytes) {
      maxBody = bytes;
      return this;
    }

    public TestSite start() {
      try {
        return new TestSite(this);
      } catch (PortTakenException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    private HostJson hostJson() {
      DurableTaskSettings durable =
          new DurableTaskSettings(
              "TestHub",
              1,
              1,
              1,
              1,
              null,
              OverridableStates.NON_RUNNING_STATES,
              null,
              false,
              "Storage",
              VersionSettings.defaults());
      return new HostJson(
          prefix,
          functionTimeout,
          List.of(),
          durable,
          Map.of(),
          customHeaders,
          List.of(),
          null,
          List.of());
    }

    private LocalSettings settings() {
      return new LocalSettings(Map.of(), null, null, corsOrigins, corsCredentials, List.of());
    }

    private Invocation.Outcome invoke(String name, Invocation invocation) {
      TestFunction function =
          functions.stream()
              .filter(f -> f.metadata().name().equals(name))
              .findFirst()
              .orElseThrow();
      try {
        Value returned = function.code().apply(invocation);
        return new Invocation.Outcome.Returned(returned, Map.of());
      } catch (RuntimeException e) {
        return new Invocation.Outcome.Threw(e.getClass().getSimpleName(), e.getMessage(), "");
      }
    }
  }
}
