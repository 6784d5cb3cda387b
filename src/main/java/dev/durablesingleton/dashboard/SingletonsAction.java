package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.durablesingleton.app.App;
import dev.durablesingleton.dashboard.ActionResult.Message;
import dev.durablesingleton.links.OwnHostLinks;
import java.util.Optional;
import java.util.logging.Logger;

/** Runs an action on an instance for the dashboard. */
public class SingletonsAction {

  /** Runs the action and answers with its result. */
  @FunctionName("SingletonsAction")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "singletons/actions/{action}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext,
      @BindingName("action") String action,
      ExecutionContext context) {
    return JsonResponses.to(
        request, context, () -> act(request, durableContext, action, context.getLogger()));
  }

  private static ActionResult act(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      String action,
      Logger log) {
    Optional<Message> refusal = SameOriginCheck.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ActionRequest requested = ActionRequest.of(action, request.getBody().orElse(""));
    String line = "Dashboard action " + requested.action() + " on ID = '" + requested.id() + "'.";
    log.info(line.replaceAll("\\p{Cc}", "\uFFFD"));
    App app = App.current();
    return new ActionRunner(app)
        .run(durable, OwnHostLinks.of(durable, request, app.settings().hostName()), requested, log);
  }
}
