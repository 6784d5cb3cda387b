package dev.durablesingleton.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.LoggedStarter;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Started;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What both functions do with a request: read, start, wait, answer. Thread-safe, and one for the
 * process.
 */
public final class StartHandler {

  // An exception here would leave the caller without an answer, so none of it may throw.
  private static final StartHandler SHARED =
      new StartHandler(
          DurableClients.shared(),
          LoggedStarter.shared(),
          OrchestratorNames.ofThisApp(),
          System::getenv);

  private final UnaryOperator<String> settings;
  private final RequestReader requests;
  private final LoggedStarter starter;
  private final CompletionWait completion;

  /**
   * Works with these parts.
   *
   * @param settings an app setting's value by its name; null for one that is not set
   */
  StartHandler(
      DurableClients clients,
      LoggedStarter starter,
      OrchestratorNames names,
      UnaryOperator<String> settings) {
    this.settings = settings;
    this.requests = new RequestReader(names, settings);
    this.starter = starter;
    this.completion = new CompletionWait(clients);
  }

  static StartHandler shared() {
    return SHARED;
  }

  /** Answers the request, whatever happens. */
  HttpResponseMessage handle(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      String functionName,
      String instanceId,
      ExecutionContext context) {
    Responses responses = new Responses(request, durable, context.getInvocationId(), settings);
    try {
      StartOutcome outcome =
          requests.read(
              request,
              functionName,
              instanceId,
              order -> start(order, durable, context.getLogger()));
      return responses.of(outcome);
    } catch (Throwable e) {
      String message = "Start of '" + functionName + "' with ID = '" + instanceId + "' failed.";
      context.getLogger().log(Level.SEVERE, message.replaceAll("\\p{Cc}", "\uFFFD"), e);
      return responses.unforeseen();
    }
  }

  private StartOutcome start(StartOrder order, DurableClientContext durable, Logger log) {
    StartOutcome outcome = starter.start(durable, order.start(), log);
    return outcome instanceof Started started
        ? completion.of(started, order.waitTime(), durable, log).orElse(outcome)
        : outcome;
  }
}
