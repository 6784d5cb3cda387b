package dev.durablesingleton.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.app.App;
import dev.durablesingleton.links.ManagementLinks;
import dev.durablesingleton.start.StartOutcome;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** Handles the requests of both start functions: read, start, answer. Thread-safe. */
final class StartHandler {

  private final App app;

  StartHandler(App app) {
    this.app = app;
  }

  /** Answers the request; an exception becomes an answer too. */
  HttpResponseMessage handle(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      String functionName,
      @Nullable String instanceId,
      ExecutionContext context) {
    Responses responses = new Responses(request, context.getInvocationId());
    try {
      StartOrder order = StartOrder.of(request, functionName, instanceId, app);
      StartOutcome outcome =
          app.starter().start(durable, order.start(), order.waitTime(), context.getLogger());
      return outcome
          .accept(
              new OutcomeReplies(
                  id -> ManagementLinks.of(durable, request, id.value(), order.address())))
          .write(responses);
    } catch (RefusedException e) {
      return responses.refused(e.refusal());
    } catch (Throwable e) {
      String message =
          "Start of '"
              + functionName
              + "'"
              + (instanceId == null ? "" : " with ID = '" + instanceId + "'")
              + " failed.";
      context.getLogger().log(Level.SEVERE, message.replaceAll("\\p{Cc}", "\uFFFD"), e);
      return responses.unforeseen();
    }
  }
}
