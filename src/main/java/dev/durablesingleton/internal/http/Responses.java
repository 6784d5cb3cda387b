package dev.durablesingleton.internal.http;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.links.ManagementLinks;

/** Writes the HTTP answer to one request. */
final class Responses {

  /** In seconds; the value in the Durable extension's sample HttpStart. */
  private static final String RETRY_AFTER = "10";

  private static final Refusal UNFORESEEN =
      Refusal.of(
          HttpStatus.INTERNAL_SERVER_ERROR,
          "Unforeseen failure",
          "The request failed for a reason that is in the app's log under this invocation's ID.");

  private final HttpRequestMessage<?> request;
  private final String invocationId;

  Responses(HttpRequestMessage<?> request, String invocationId) {
    this.request = request;
    this.invocationId = invocationId;
  }

  /** The answer to a start: the instance's management links. */
  HttpResponseMessage accepted(ManagementLinks links) {
    return json(HttpStatus.ACCEPTED, links)
        .header("Location", links.statusQueryGetUri())
        .header("Retry-After", RETRY_AFTER)
        .build();
  }

  /** The answer with a finished instance's status document. */
  HttpResponseMessage finished(FinishedInstance instance) {
    return json(HttpStatus.OK, instance).build();
  }

  /** The answer to a refused request, as JSON if the caller prefers it. */
  HttpResponseMessage refused(Refusal refusal) {
    return new AcceptHeader(request.getHeaders().get("accept")).prefersJson()
        ? problem(refusal)
        : builder(refusal).header("Content-Type", "text/plain").body(refusal.detail()).build();
  }

  /** The answer to an unexpected exception, which is only logged. */
  HttpResponseMessage unforeseen() {
    return problem(UNFORESEEN);
  }

  private HttpResponseMessage problem(Refusal refusal) {
    return builder(refusal)
        .header("Content-Type", Problem.MEDIA_TYPE)
        .body(AppJson.writeIndented(Problem.of(refusal, invocationId)))
        .build();
  }

  private HttpResponseMessage.Builder builder(Refusal refusal) {
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
}
