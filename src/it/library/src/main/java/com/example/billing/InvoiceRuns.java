package com.example.billing;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import dev.durablesingleton.Singletons;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartRequest;
import java.time.Duration;
import java.util.Optional;

/** Writes the invoices of a month, once per customer and month. */
public class InvoiceRuns {

  /** Starts the run of a customer's month; all but one of several callers get 409. */
  @FunctionName("StartInvoiceRun")
  public HttpResponseMessage start(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.PUT,
              route = "invoices/{customer}/{month}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      @BindingName("customer") String customer,
      @BindingName("month") String month,
      ExecutionContext context) {
    Singletons singletons = Singletons.current();
    try {
      StartRequest run =
          StartRequest.of("InvoiceRun", customer + ":" + month).withInput(JsonInput.of(customer));
      StartOutcome outcome = singletons.start(durable, run, context.getLogger());
      return singletons.answer(request, durable, outcome, context);
    } catch (InvalidRequestException e) {
      return singletons.answer(request, e, context);
    }
  }

  /** Waits a day for late bookings, then writes. */
  @FunctionName("InvoiceRun")
  public String run(
      @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
    context.createTimer(Duration.ofDays(1)).await();
    return context
        .callActivity("WriteInvoices", context.getInput(String.class), String.class)
        .await();
  }

  /** Writes the invoices. */
  @FunctionName("WriteInvoices")
  public String write(@DurableActivityTrigger(name = "customer") String customer) {
    return "written";
  }

  /** Keeps the instances of the setting SINGLETONS running. */
  @FunctionName("Keep")
  public void keep(
      @TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    Singletons.current().keep(durable, context.getLogger());
  }

  /** Serves the dashboard. */
  @FunctionName("Dashboard")
  public HttpResponseMessage dashboard(
      @HttpTrigger(
              name = "request",
              methods = {HttpMethod.GET, HttpMethod.POST},
              route = "singletons/{*path}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      ExecutionContext context) {
    return Singletons.current().dashboard(request, durable, context);
  }

  /** Serves the dashboard's scripts and styles, which need no key. */
  @FunctionName("DashboardFile")
  public HttpResponseMessage dashboardFile(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "singletons/assets/{name}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return Singletons.current().dashboardFile(request);
  }
}
