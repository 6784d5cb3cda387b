package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.durablesingleton.app.App;
import dev.durablesingleton.dashboard.ActionResult.Document;
import java.util.Optional;

/** Lists the orchestrators that the dashboard can start. */
public class SingletonsOrchestrators {

  /** Answers with the names of the package's orchestrators, sorted. */
  @FunctionName("SingletonsOrchestrators")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "singletons/orchestrators",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return JsonResponses.to(
        request, context, () -> new Document(App.current().orchestrators().all()));
  }
}
