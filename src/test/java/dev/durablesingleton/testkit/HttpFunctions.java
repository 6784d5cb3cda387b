package dev.durablesingleton.testkit;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.util.Optional;

/** HTTP functions for the kit's tests. */
public class HttpFunctions {

  /** Returns what it received. */
  @FunctionName("Show")
  public HttpResponseMessage show(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.PUT},
              route = "orders/{id}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("id") String id) {
    return request
        .createResponseBuilder(HttpStatus.CREATED)
        .header("Saw", request.getHeaders().get("color") + " " + request.getQueryParameters())
        .body(id + ": " + request.getBody().orElse("nothing"))
        .build();
  }

  /** Always throws. */
  @FunctionName("Break")
  public String breaks(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.GET},
              route = "break")
          HttpRequestMessage<Optional<String>> request) {
    throw new IllegalStateException("no such customer");
  }

  /** Starts an approval through the durable client. */
  @FunctionName("Ask")
  public String ask(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.POST},
              route = "approvals/{id}")
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("id") String id) {
    return durable.getClient().scheduleNewOrchestrationInstance("Approval", null, id);
  }
}
