package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.json.AppJson;
import dev.durablesingleton.links.ManagementLinks;
import dev.durablesingleton.links.PublicAddress;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Finished;
import dev.durablesingleton.start.StartOutcome.Started;

/** Turns the outcome of one request into its HTTP answer. */
final class Responses {

  /** In seconds; the value in the Durable extension's sample HttpStart. */
  private static final String RETRY_AFTER = "10";

  private final HttpRequestMessage<?> request;
  private final DurableClientContext durable;
  private final String invocationId;

  Responses(HttpRequestMessage<?> request, DurableClientContext durable, String invocationId) {
    this.request = request;
    this.durable = durable;
    this.invocationId = invocationId;
  }

  /**
   * The answer to an outcome.
   *
   * @param address where the links in the answer begin
   */
  HttpResponseMessage of(StartOutcome outcome, PublicAddress address) {
    if (outcome instanceof Started started) {
      return accepted(links(started.id(), address));
    }
    if (outcome instanceof Finished finished) {
      return json(HttpStatus.OK, FinishedInstance.of(finished.instance())).build();
    }
    Refusal refusal = new Refusals(id -> links(id, address)).of(outcome);
    return new AcceptHeader(request.getHeaders().get("accept")).prefersJson()
        ? problem(refusal)
        : text(refusal);
  }

  /** The answer to an unexpected exception, which is only logged. */
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
        .body(AppJson.writeIndented(Problem.of(refusal, invocationId)))
        .build();
  }

  private HttpResponseMessage.Builder refused(Refusal refusal) {
    HttpResponseMessage.Builder response = request.createResponseBuilder(refusal.status());
    refusal.headers().forEach(response::header);
    return response;
  }

  // Given an object, the worker would write JSON but send it as text/plain.
  private HttpResponseMessage.Builder json(HttpStatus status, Object body) {
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json")
        .body(AppJson.writeIndented(body));
  }

  private ManagementLinks links(InstanceId id, PublicAddress address) {
    return ManagementLinks.of(durable, request, id.value(), address);
  }
}
