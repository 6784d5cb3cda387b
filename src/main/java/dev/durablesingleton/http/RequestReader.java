package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.BadRequest;
import dev.durablesingleton.start.StartOutcome.LengthRequired;
import dev.durablesingleton.start.StartOutcome.Misconfigured;
import dev.durablesingleton.start.StartOutcome.UnknownOrchestrator;
import dev.durablesingleton.start.StartRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Parses and checks requests before the engine is called, because the engine accepts IDs that never
 * run and orchestrator names that fail later. Thread-safe.
 */
final class RequestReader {

  /** App setting with the default of the parameter {@code reuse}. */
  static final String REUSE_SETTING = "SINGLETON_REUSE";

  /** A valid order, or the outcome that rejects the request. */
  sealed interface Result {

    /** Applies {@code start} to the order; a rejection is returned unchanged. */
    StartOutcome mapOrder(Function<StartOrder, StartOutcome> start);
  }

  /**
   * A valid request.
   *
   * @param waitTime how long to wait for completion; zero for not at all
   */
  record StartOrder(StartRequest start, Duration waitTime) implements Result {

    @Override
    public StartOutcome mapOrder(Function<StartOrder, StartOutcome> start) {
      return start.apply(this);
    }
  }

  /** An invalid request. */
  record Rejected(StartOutcome outcome) implements Result {

    @Override
    public StartOutcome mapOrder(Function<StartOrder, StartOutcome> start) {
      return outcome;
    }
  }

  private final OrchestratorNames names;
  private final UnaryOperator<String> settings;

  RequestReader(OrchestratorNames names, UnaryOperator<String> settings) {
    this.names = names;
    this.settings = settings;
  }

  /** Reads a request. */
  Result read(
      HttpRequestMessage<Optional<String>> request, String functionName, String instanceId) {
    try {
      InstanceId id = new InstanceId(instanceId);
      Optional<String> orchestrator = names.find(functionName);
      if (orchestrator.isEmpty()) {
        return new Rejected(new UnknownOrchestrator(functionName, names.all()));
      }
      Optional<Reuse> reuse = StartQuery.reuse(request).or(this::reuseSetting);
      if (reuse.isEmpty()) {
        return new Rejected(
            new Misconfigured(
                String.format(
                    "The app setting %s is '%s'; it must be %s.",
                    REUSE_SETTING, settings.apply(REUSE_SETTING), Reuse.NAMES)));
      }
      Duration wait = StartQuery.waitTime(request);
      if (wasBodyDropped(request)) {
        return new Rejected(new LengthRequired());
      }
      JsonInput input = JsonInput.ofBody(request.getBody().orElse(""));
      checkUrl(request);
      return new StartOrder(new StartRequest(orchestrator.get(), id, input, reuse.get()), wait);
    } catch (InvalidRequestException e) {
      return new Rejected(new BadRequest(e.getMessage()));
    }
  }

  private Optional<Reuse> reuseSetting() {
    String name = settings.apply(REUSE_SETTING);
    return name == null || name.isBlank() ? Optional.of(Reuse.NEVER) : Reuse.named(name.strip());
  }

  /**
   * Whether the Functions host dropped the body. It does so for a body without a length, which
   * would then look like an empty one.
   */
  private static boolean wasBodyDropped(HttpRequestMessage<Optional<String>> request) {
    String encoding = request.getHeaders().get("transfer-encoding");
    return encoding != null && request.getBody().isEmpty();
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
