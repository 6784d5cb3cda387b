package dev.durablesingleton.functions;

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
import dev.durablesingleton.Singletons;
import java.util.Optional;

/** Starts an orchestration under a chosen ID exactly once, even if many callers request it. */
public class HttpStartSingle {

  /** Answers 202 with the management links to the caller that started the instance, else 409. */
  @FunctionName("HttpStartSingle")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "orchestrators/{functionName}/{instanceId}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext,
      @BindingName("functionName") String functionName,
      @BindingName("instanceId") String instanceId,
      ExecutionContext context) {
    return Singletons.current().handle(request, durableContext, functionName, instanceId, context);
  }
}
