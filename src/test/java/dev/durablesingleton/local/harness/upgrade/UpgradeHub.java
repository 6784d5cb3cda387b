package dev.durablesingleton.local.harness.upgrade;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.fixtures.PackageBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A host process that runs {@link UpgradeFunctions} with the file of a task hub. */
final class UpgradeHub implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String API = "/runtime/webhooks/durabletask/";

  private final HostProcess process;
  private final Http http;

  /**
   * Starts the host.
   *
   * @param functions the staged package
   * @param fault a fault of {@link UpgradeFunctions}; empty for none
   */
  UpgradeHub(Path functions, Path file, String fault) {
    process =
        HostProcess.run(
            Map.of(UpgradeFunctions.FAULT, fault),
            "--port",
            "0",
            "--store",
            file.toString(),
            functions.toString());
    http = process.http();
  }

  /** Stages the functions in an empty folder. */
  static Path stage(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("host.json"),
        """
        {"version":"2.0","extensionBundle":{"id":"Microsoft.Azure.Functions.ExtensionBundle","version":"[4.*, 5.0.0)"}}""");
    Files.writeString(
        folder.resolve("local.settings.json"),
        "{\"IsEncrypted\":false,\"Values\":{\"FUNCTIONS_WORKER_RUNTIME\":\"java\"}}");
    PackageBuilder.addFunctions(folder, "upgrade.jar", UpgradeFunctions.class);
    PackageBuilder.addLibraries(folder);
    return folder;
  }

  void start(String orchestrator, String id, String input) {
    require(post("orchestrators/" + orchestrator + "/" + id, input));
  }

  void raise(String id, String input) {
    require(post("instances/" + id + "/raiseEvent/go", input));
  }

  /**
   * @param action {@code suspend}, {@code resume}, {@code rewind} or {@code terminate}
   */
  void signal(String id, String action, String reason) {
    require(post("instances/%s/%s?reason=%s".formatted(id, action, reason), ""));
  }

  /** Returns the status document with its history. */
  JsonObject status(String id) {
    return JsonParser.parseString(
            http.send(
                    "GET", API + "instances/" + id + "?showHistory=true&showHistoryOutput=true", "")
                .body())
        .getAsJsonObject();
  }

  JsonObject awaitStatus(String id, String status) {
    return await(id, found -> found.get("runtimeStatus").getAsString().equals(status));
  }

  JsonObject await(String id, Predicate<JsonObject> condition) {
    return Awaitility.await(id).atMost(TIMEOUT).until(() -> status(id), condition::test);
  }

  /** Stops the host like Ctrl-C. */
  void stop() throws InterruptedException {
    process.terminate();
    process.exitCode();
  }

  /** Kills the host. */
  @Override
  public void close() {
    process.close();
  }

  private int post(String path, String json) {
    return http.send("POST", API + path, json, "Content-Type", "application/json").statusCode();
  }

  private static void require(int status) {
    if (status != 202) {
      throw new IllegalStateException("The host answered " + status);
    }
  }
}
