package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.durablesingleton.dashboard.ActionResult.Shown;
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.start.InvalidRequestException;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;
import java.util.logging.Level;

/** The one place that turns outcomes, and what is thrown instead, into HTTP. */
final class JsonResponses {

  private JsonResponses() {}

  /** Answers the request, whatever happens; the cause of a failure is in the log only. */
  static HttpResponseMessage to(
      HttpRequestMessage<?> request, ExecutionContext context, Supplier<ActionResult> work) {
    return json(request, outcome(context, work));
  }

  private static ActionResult outcome(ExecutionContext context, Supplier<ActionResult> work) {
    try {
      return work.get();
    } catch (InvalidRequestException e) {
      return Told.of(ActionStatus.INVALID, e.getMessage());
    } catch (StatusRuntimeException e) {
      return EngineRefusal.of(e.getStatus());
    } catch (Throwable e) {
      context
          .getLogger()
          .log(Level.SEVERE, context.getFunctionName() + " failed to answer the page.", e);
      return Told.of(
          ActionStatus.FAILED,
          "The request failed for a reason that is in the app's log under invocation "
              + context.getInvocationId()
              + ".");
    }
  }

  private static HttpResponseMessage json(HttpRequestMessage<?> request, ActionResult outcome) {
    HttpStatus status = outcome instanceof Told told ? told.verdict().status() : HttpStatus.OK;
    Object document = outcome instanceof Shown shown ? shown.document() : outcome;
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(DashboardJson.write(document))
        .build();
  }
}
