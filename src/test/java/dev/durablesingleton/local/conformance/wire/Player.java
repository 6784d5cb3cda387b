package dev.durablesingleton.local.conformance.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.conformance.Differences;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Plays the lines of a recording against a host. An answer that depends on work of the host may
 * take time: a reading line with {@code settles} is repeated until its answer agrees, or differs if
 * it is known to.
 */
final class Player {

  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("conformance.patience", 60));
  private static final Duration POLL = Duration.ofMillis(20);

  private final HostCalls host;
  private final RequestSink sink;
  private final Predicate<String> differs;
  private final Map<String, List<String>> differences = new LinkedHashMap<>();

  /** When the work before the present group of lines with {@code settles} must have been done. */
  private Instant settled;

  /**
   * Plays against one host.
   *
   * @param differs whether a step is known to differ, so that a difference is awaited
   */
  Player(HostCalls host, RequestSink sink, Predicate<String> differs) {
    this.host = host;
    this.sink = sink;
    this.differs = differs;
  }

  /** The differences of each step that was played; an empty list where the answers agree. */
  Map<String, List<String>> differences() {
    return differences;
  }

  void play(List<JsonObject> lines) throws Exception {
    for (JsonObject line : lines) {
      if (line.has("step")) {
        compare(line);
        continue;
      }
      settled = null;
      if (line.has("http")) {
        host.http(line);
      } else if (line.has("rpc")) {
        host.rpc(line);
      } else {
        await(PATIENCE, () -> isMet(line));
      }
    }
  }

  private void compare(JsonObject line) throws Exception {
    String step = line.get("step").getAsString();
    differences.put(step, differences(line));
    if (!line.has("settles")) {
      settled = null;
      return;
    }
    settled = settled == null ? Instant.now().plus(PATIENCE) : settled;
    await(
        Duration.between(Instant.now(), settled),
        () -> {
          List<String> found = differences(line);
          differences.put(step, found);
          return found.isEmpty() != differs.test(step);
        });
  }

  private List<String> differences(JsonObject line) throws Exception {
    return Differences.between(Answer.recorded(line), answer(line));
  }

  private JsonObject answer(JsonObject line) throws Exception {
    if (line.has("rpc")) {
      return Answer.ofRpc(host.rpc(line));
    }
    if (line.has("given")) {
      return given(line);
    }
    if (line.has("seen")) {
      return Answer.of(sink.takeSeen());
    }
    JsonObject response = host.http(line);
    if (line.has("length")) {
      return Answer.of(new JsonPrimitive(response.get("body").getAsString().length()));
    }
    return Answer.ofHttp(response);
  }

  /** What the host passed to a function that completed with its own request. */
  private JsonObject given(JsonObject line) throws Exception {
    String instance = line.get("instance").getAsString();
    await(PATIENCE, () -> hasStatus(instance, "Finished"));
    JsonObject status = host.status(instance);
    if (!status.has("output") || status.get("output").isJsonNull()) {
      return status;
    }
    String base64 =
        line.has("nested")
            ? JsonParser.parseString(
                    status
                        .getAsJsonArray("output")
                        .get(0)
                        .getAsJsonObject()
                        .get("result")
                        .getAsString())
                .getAsString()
            : status.get("output").getAsString();
    return Answer.of(HostCalls.message(line.get("given").getAsString(), base64));
  }

  private boolean isMet(JsonObject condition) throws Exception {
    if (condition.has("until")) {
      return hasStatus(condition.get("until").getAsString(), condition.get("is").getAsString());
    }
    if (condition.has("until-entity")) {
      return EntityConditions.hasState(host, condition);
    }
    return EntityConditions.isHeldOrQueued(host, condition);
  }

  private boolean hasStatus(String instanceId, String expected) throws Exception {
    JsonObject status = host.status(instanceId);
    if (!status.has("runtimeStatus")) {
      return false;
    }
    String actual = status.get("runtimeStatus").getAsString();
    return expected.equals("Finished")
        ? List.of("Completed", "Failed", "Terminated").contains(actual)
        : expected.equals(actual);
  }

  /** A condition that is not met shows in the steps after it. */
  private static void await(Duration limit, Callable<Boolean> condition) {
    if (limit.isNegative() || limit.isZero()) {
      return;
    }
    try {
      Awaitility.await().atMost(limit).pollDelay(Duration.ZERO).pollInterval(POLL).until(condition);
    } catch (ConditionTimeoutException e) {
      // The steps after it report what differs.
    }
  }
}
