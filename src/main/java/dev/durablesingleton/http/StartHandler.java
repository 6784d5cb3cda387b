package dev.durablesingleton.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.http.RequestReader.StartOrder;
import dev.durablesingleton.links.InvalidSettingException;
import dev.durablesingleton.links.PublicAddress;
import dev.durablesingleton.start.LoggedStarter;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Misconfigured;
import dev.durablesingleton.start.StartOutcome.Started;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Handles the requests of both start functions: read, start, wait, answer. Thread-safe. */
public final class StartHandler {

  // None of these may throw: the class would not load, and callers would get no answer.
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
   * Creates a handler.
   *
   * @param settings returns the value of an app setting; null if it is not set
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

  /** Answers the request; an exception becomes an answer too. */
  HttpResponseMessage handle(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      String functionName,
      String instanceId,
      ExecutionContext context) {
    Responses responses = new Responses(request, durable, context.getInvocationId());
    try {
      // Parsed before the start: an invalid address must not be found after it.
      PublicAddress address = PublicAddress.of(settings);
      StartOutcome outcome =
          requests
              .read(request, functionName, instanceId)
              .mapOrder(order -> start(order, durable, context.getLogger()));
      return responses.of(outcome, address);
    } catch (InvalidSettingException e) {
      return responses.of(new Misconfigured(e.getMessage()), PublicAddress.OF_THE_REQUEST);
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
