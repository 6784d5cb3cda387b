package dev.durablesingleton.internal.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.internal.links.PublicAddress;
import dev.durablesingleton.internal.start.KeyHash;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.StartRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A valid HTTP request to start an instance.
 *
 * @param waitTime how long to wait for completion; zero for not at all
 * @param address where the links in the answer begin
 */
record StartOrder(StartRequest start, Duration waitTime, PublicAddress address) {

  /**
   * Parses a request. Without an ID, the instance gets one of the key, if there is a key, or a
   * random one. All of the request is checked before the engine is called, because the engine
   * accepts IDs that never run and orchestrator names that fail later, and because an answer must
   * not fail after the start.
   *
   * @throws RefusedException if the request, or a setting that it needs, is invalid
   */
  static StartOrder of(
      HttpRequestMessage<Optional<String>> request,
      String functionName,
      @Nullable String instanceId,
      App app)
      throws RefusedException {
    try {
      PublicAddress address = app.settings().publicAddress().value();
      InstanceId given = instanceId == null ? null : new InstanceId(instanceId);
      String orchestrator = orchestrator(functionName, app.orchestrators());
      String header = request.getHeaders().get(IdempotencyKey.HEADER);
      IdempotencyKey key = header == null ? null : IdempotencyKey.of(header);
      InstanceId id = given != null ? given : id(orchestrator, key);
      StartQuery query = new StartQuery(request.getQueryParameters());
      Instant startAt = StartTime.in(request.getQueryParameters(), Instant.now()).orElse(null);
      StartRequest start =
          new StartRequest(
                  orchestrator,
                  id,
                  JsonInput.ofBody(body(request)),
                  query.reuse().orElseGet(() -> app.settings().reuse().value()))
              .beginningAt(startAt)
              .withKey(key);
      checkUrl(request);
      return new StartOrder(start, query.waitTime(), address);
    } catch (InvalidRequestException e) {
      throw RefusedException.of(e);
    } catch (InvalidSettingException e) {
      throw RefusedException.of(e);
    }
  }

  private static InstanceId id(String orchestrator, @Nullable IdempotencyKey key) {
    return key == null ? InstanceId.random() : KeyHash.of(key).instanceId(orchestrator);
  }

  private static String orchestrator(String name, OrchestratorNames known) throws RefusedException {
    Optional<String> declared = known.find(name);
    if (declared.isEmpty()) {
      throw RefusedException.unknownOrchestrator(name, known.all());
    }
    return declared.get();
  }

  /**
   * The body; empty for none. The Functions host drops a body without a length, which would then
   * look like an empty one.
   */
  private static String body(HttpRequestMessage<Optional<String>> request) throws RefusedException {
    if (request.getBody().isEmpty() && request.getHeaders().containsKey("transfer-encoding")) {
      throw RefusedException.lengthRequired();
    }
    return request.getBody().orElse("");
  }

  /** The links are built from the URL, so an invalid one must be refused before the start. */
  private static void checkUrl(HttpRequestMessage<?> request) {
    try {
      request.getUri();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "The URL holds a character that must be percent-encoded: " + e.getMessage() + ".");
    }
  }
}
