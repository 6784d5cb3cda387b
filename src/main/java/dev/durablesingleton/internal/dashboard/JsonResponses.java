package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.start.InvalidRequestException;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Turns results and exceptions into HTTP answers. */
final class JsonResponses {

  private JsonResponses() {}

  /** Answers the request; an exception becomes an answer too, and only the log has its cause. */
  static HttpResponseMessage to(
      HttpRequestMessage<?> request, ExecutionContext context, Supplier<ActionResult> work) {
    return json(request, result(context, work));
  }

  private static ActionResult result(ExecutionContext context, Supplier<ActionResult> work) {
    try {
      return work.get();
    } catch (InvalidRequestException e) {
      return Message.of(ActionStatus.INVALID, e.getMessage());
    } catch (InvalidSettingException e) {
      return Message.of(ActionStatus.FAILED, e.getMessage());
    } catch (StatusRuntimeException e) {
      return EngineRefusal.of(e.getStatus());
    } catch (Throwable e) {
      context.getLogger().log(Level.SEVERE, context.getFunctionName() + " failed.", e);
      return Message.of(
          ActionStatus.FAILED,
          "The request failed for a reason that is in the app's log under invocation "
              + context.getInvocationId()
              + ".");
    }
  }

  private static HttpResponseMessage json(HttpRequestMessage<?> request, ActionResult result) {
    HttpStatus status =
        result instanceof Message message ? message.status().status() : HttpStatus.OK;
    Object body = result instanceof Document document ? document.content() : result;
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(AppJson.write(body))
        .build();
  }
}
