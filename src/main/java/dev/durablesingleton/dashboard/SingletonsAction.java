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
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.links.OwnHostLinks;
import java.util.Optional;
import java.util.logging.Logger;

/** Does something with an instance for the page. */
public class SingletonsAction {

  /** Carries the action out and answers with what came of it. */
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
    Optional<Told> refusal = SameOriginCheck.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ActionRequest asked = ActionRequest.of(action, request.getBody().orElse(""));
    DashboardContext parts = DashboardContext.shared();
    String line = "The page asks to " + asked.action() + " the instance with ID = '" + asked.id();
    log.info(line.replaceAll("\\p{Cc}", "\uFFFD") + "'.");
    return new ActionRunner(parts)
        .run(durable, OwnHostLinks.of(durable, request, parts.settings()), asked);
  }
}
