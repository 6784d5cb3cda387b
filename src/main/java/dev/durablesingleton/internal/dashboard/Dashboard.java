package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.Optional;
import java.util.logging.Logger;

/** Answers the requests of the dashboard. Thread-safe. */
public final class Dashboard {

  private static final String PAGE = "page.html";

  private final App app;

  public Dashboard(App app) {
    this.app = app;
  }

  /** Answers with the page, a file of it, a JSON document, or the result of an action. */
  public HttpResponseMessage answer(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      ExecutionContext context) {
    DashboardPath path;
    try {
      path = DashboardPath.of(request);
    } catch (InvalidRequestException e) {
      return badUrl(request, e);
    }
    return switch (path.resource()) {
      case "", "assets" -> file(request, path);
      default -> JsonResponses.to(request, context, () -> result(path, request, durable, context));
    };
  }

  /** Answers with the page or a file of it. */
  public static HttpResponseMessage file(HttpRequestMessage<?> request) {
    try {
      return file(request, DashboardPath.of(request));
    } catch (InvalidRequestException e) {
      return badUrl(request, e);
    }
  }

  private static HttpResponseMessage file(HttpRequestMessage<?> request, DashboardPath path) {
    return AssetResponse.of(request, path.resource().isEmpty() ? PAGE : path.name());
  }

  private static HttpResponseMessage badUrl(
      HttpRequestMessage<?> request, InvalidRequestException e) {
    return request
        .createResponseBuilder(HttpStatus.BAD_REQUEST)
        .header("Content-Type", "text/plain")
        .body(e.getMessage())
        .build();
  }

  private ActionResult result(
      DashboardPath path,
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      ExecutionContext context) {
    return switch (path.resource()) {
      case "instances" ->
          new InstanceList(app)
              .page(durable, () -> links(durable, request), request.getQueryParameters());
      case "instance" -> new InstanceReader(app).read(durable, InstanceReader.requestedId(request));
      case "history" -> history(request, links(durable, request));
      case "counts" ->
          new StateCounts(app.clients(), app.management())
              .of(durable, () -> links(durable, request), request.getQueryParameters());
      case "app" ->
          new Document(
              AppIdentity.of(app.settings().environment().value(), durable.getTaskHubName()));
      case "orchestrators" -> new Document(app.orchestrators().all());
      case "actions" -> act(path.name(), request, durable, context.getLogger());
      default ->
          Message.of(
              ActionStatus.NOT_FOUND, "The dashboard has nothing at '" + path.resource() + "'.");
    };
  }

  private ActionResult history(HttpRequestMessage<?> request, OwnHostLinks links) {
    HistoryReader reader = new HistoryReader(app.management());
    String id = InstanceReader.requestedId(request);
    return "true".equals(request.getQueryParameters().get("events"))
        ? reader.events(links, id)
        : reader.timeline(links, id);
  }

  private ActionResult act(
      String action,
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      Logger log) {
    Optional<Message> refusal = SameOriginCheck.refusal(request);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ActionRequest requested = ActionRequest.of(action, request.getBody().orElse(""));
    String line = "Dashboard action " + requested.action() + " on ID = '" + requested.id() + "'.";
    log.info(line.replaceAll("\\p{Cc}", "\uFFFD"));
    return new ActionRunner(app).run(durable, links(durable, request), requested, log);
  }

  private OwnHostLinks links(DurableClientContext durable, HttpRequestMessage<?> request) {
    return OwnHostLinks.of(durable, request, app.settings().hostName());
  }
}
