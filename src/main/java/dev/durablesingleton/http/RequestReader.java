package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.links.InvalidSettingException;
import dev.durablesingleton.links.PublicAddress;
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
 * Makes values of a request before anything is asked of the engine, which accepts IDs that then
 * hang for ever and names that only fail later.
 */
record RequestReader(OrchestratorNames names, UnaryOperator<String> settings) {

  /** The setting that says what {@code reuse} is when the request does not. */
  static final String REUSE_SETTING = "SINGLETON_REUSE";

  /**
   * Hands the order on to {@code start} and returns its outcome, or returns why there is no order.
   */
  StartOutcome read(
      HttpRequestMessage<Optional<String>> request,
      String functionName,
      String instanceId,
      Function<StartOrder, StartOutcome> start) {
    StartOrder order;
    try {
      PublicAddress.of(settings);
    } catch (InvalidSettingException e) {
      return new Misconfigured(e.getMessage());
    }
    try {
      InstanceId id = new InstanceId(instanceId);
      Optional<String> orchestrator = names.find(functionName);
      if (orchestrator.isEmpty()) {
        return new UnknownOrchestrator(functionName, names.all());
      }
      Optional<Reuse> reuse = StartQuery.reuse(request).or(this::reuseSetting);
      if (reuse.isEmpty()) {
        return new Misconfigured(
            String.format(
                "The app setting %s is '%s'; it must be %s.",
                REUSE_SETTING, settings.apply(REUSE_SETTING), StartQuery.REUSE_WORDS));
      }
      Duration wait = StartQuery.waitTime(request);
      if (wasBodyDropped(request)) {
        return new LengthRequired();
      }
      JsonInput input = JsonInput.ofBody(request.getBody().orElse(""));
      checkUrl(request);
      order = new StartOrder(new StartRequest(orchestrator.get(), id, input, reuse.get()), wait);
    } catch (InvalidRequestException e) {
      return new BadRequest(e.getMessage());
    }
    return start.apply(order);
  }

  private Optional<Reuse> reuseSetting() {
    String word = settings.apply(REUSE_SETTING);
    return word == null || word.isBlank() ? Optional.of(Reuse.NEVER) : Reuse.named(word.strip());
  }

  /**
   * The Functions host passes on only bodies that came with a length; a chunked one would be taken
   * for no input.
   */
  private static boolean wasBodyDropped(HttpRequestMessage<Optional<String>> request) {
    String encoding = request.getHeaders().get("transfer-encoding");
    return encoding != null && request.getBody().isEmpty();
  }

  /**
   * The links are made from the URL, so one that cannot be read must be refused before the start.
   */
  private static void checkUrl(HttpRequestMessage<?> request) {
    try {
      request.getUri();
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "The URL holds a character that must be percent-encoded: " + e.getMessage() + ".");
    }
  }
}
