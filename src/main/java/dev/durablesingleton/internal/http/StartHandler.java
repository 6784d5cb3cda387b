package dev.durablesingleton.internal.http;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.internal.links.ManagementLinks;
import dev.durablesingleton.internal.links.PublicAddress;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.StartOutcome;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** Handles the requests of both start functions: read, start, answer. Thread-safe. */
public final class StartHandler {

  private final App app;

  public StartHandler(App app) {
    this.app = app;
  }

  /** Answers with the outcome of a start. */
  public HttpResponseMessage answer(
      HttpRequestMessage<?> request,
      DurableClientContext durable,
      StartOutcome outcome,
      ExecutionContext context) {
    Responses responses = new Responses(request, context.getInvocationId());
    try {
      PublicAddress address = app.settings().publicAddress().value();
      return answer(request, durable, outcome, address, responses);
    } catch (InvalidSettingException e) {
      return responses.refused(RefusedException.of(e).refusal());
    }
  }

  /** Answers with 400. */
  public static HttpResponseMessage answer(
      HttpRequestMessage<?> request, InvalidRequestException invalid, ExecutionContext context) {
    return new Responses(request, context.getInvocationId())
        .refused(RefusedException.of(invalid).refusal());
  }

  private static HttpResponseMessage answer(
      HttpRequestMessage<?> request,
      DurableClientContext durable,
      StartOutcome outcome,
      PublicAddress address,
      Responses responses) {
    return outcome
        .accept(new OutcomeReplies(id -> ManagementLinks.of(durable, request, id.value(), address)))
        .write(responses);
  }

  /** Answers the request; an exception becomes an answer too. */
  public HttpResponseMessage handle(
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
      return answer(request, durable, outcome, order.address(), responses);
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
