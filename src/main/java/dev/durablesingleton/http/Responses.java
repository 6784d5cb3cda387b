package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.links.ManagementLinks;
import dev.durablesingleton.links.PublicAddress;
import dev.durablesingleton.start.AppJson;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Finished;
import dev.durablesingleton.start.StartOutcome.Started;
import java.util.function.UnaryOperator;

/** The one place that turns the outcome of a request into its HTTP answer. */
record Responses(
    HttpRequestMessage<?> request,
    DurableClientContext durable,
    String invocationId,
    UnaryOperator<String> settings) {

  /** In seconds, as the Durable extension's own starter says. */
  private static final String RETRY_AFTER = "10";

  HttpResponseMessage of(StartOutcome outcome) {
    if (outcome instanceof Started started) {
      return accepted(links(started.id()));
    }
    if (outcome instanceof Finished finished) {
      return json(HttpStatus.OK, FinishedInstance.of(finished.instance())).build();
    }
    Refusal refusal = new Refusals(this::links).of(outcome);
    return new AcceptHeader(request.getHeaders().get("accept")).prefersJson()
        ? problem(refusal)
        : text(refusal);
  }

  /** The answer when something was thrown; what it was stays in the log. */
  HttpResponseMessage unforeseen() {
    return problem(Refusals.UNFORESEEN);
  }

  private HttpResponseMessage accepted(ManagementLinks links) {
    return json(HttpStatus.ACCEPTED, links)
        .header("Location", links.statusQueryGetUri())
        .header("Retry-After", RETRY_AFTER)
        .build();
  }

  private HttpResponseMessage text(Refusal refusal) {
    return refused(refusal).header("Content-Type", "text/plain").body(refusal.detail()).build();
  }

  private HttpResponseMessage problem(Refusal refusal) {
    return refused(refusal)
        .header("Content-Type", Problem.MEDIA_TYPE)
        .body(AppJson.write(Problem.of(refusal, invocationId)))
        .build();
  }

  private HttpResponseMessage.Builder refused(Refusal refusal) {
    HttpResponseMessage.Builder response = request.createResponseBuilder(refusal.status());
    refusal.headers().forEach(response::header);
    return response;
  }

  // The worker would write an object as JSON by itself, but with the media type of text.
  private HttpResponseMessage.Builder json(HttpStatus status, Object body) {
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json")
        .body(AppJson.write(body));
  }

  private ManagementLinks links(InstanceId id) {
    return ManagementLinks.of(durable, request, id.value(), PublicAddress.of(settings));
  }
}
