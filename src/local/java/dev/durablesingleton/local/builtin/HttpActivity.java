package dev.durablesingleton.local.builtin;

import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.log.HostLog;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The activity that sends one HTTP request and returns the response, whatever its status. It does
 * not poll after a 202 and does not retry (3.19.0, recorded). Logs what the SDK does not pass to
 * the orchestrator. Thread-safe.
 */
final class HttpActivity implements AutoCloseable {

  static final String NAME = "BuiltIn::HttpActivity";
  static final String CATEGORY = "Host.Triggers.DurableTask";

  private final HttpSender sender = new HttpSender();
  private final HostLog log;

  HttpActivity(HostLog log) {
    this.log = log;
  }

  /** Sends the request on the caller's thread. */
  ActivityOutcome run(Activity activity) {
    String request = "the HTTP request";
    try {
      HttpCall call = HttpCallReader.read(activity.input());
      request = described(call);
      warnOmitted(call, request, activity);
      HttpAnswer answer = sender.send(call);
      RetryStatuses.check(call.retried(), answer.status());
      warnUnreadable(answer, request, activity);
      return new ActivityOutcome.Completed(answer.json());
    } catch (HttpCallException e) {
      log.error(
          CATEGORY,
          "Instance '%s': %s fails. %s".formatted(activity.instanceId(), request, e.logged()),
          null);
      return e.outcome();
    } catch (CancellationException e) {
      return new ActivityOutcome.Abandoned();
    }
  }

  private void warnOmitted(HttpCall call, String request, Activity activity) {
    if (!call.omittedHeaders().isEmpty()) {
      log.warn(
          CATEGORY,
          "Instance '%s': %s is sent without the header '%s', which Java's HTTP client sets itself. Azure sends it."
              .formatted(
                  activity.instanceId(), request, String.join("', '", call.omittedHeaders())));
    }
  }

  private void warnUnreadable(HttpAnswer answer, String request, Activity activity) {
    List<String> names = answer.headersWithSeveralValues();
    if (!names.isEmpty()) {
      log.warn(
          CATEGORY,
          "Instance '%s': the response to %s has several values in the header '%s'. callHttp of the Java SDK 1.9.0 cannot read it and fails the orchestration, here as in Azure."
              .formatted(activity.instanceId(), request, String.join("', '", names)));
    }
  }

  /** Method and address without user and query, which may contain secrets. */
  private static String described(HttpCall call) {
    URI uri = call.uri();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return "%s %s://%s%s%s"
        .formatted(call.method(), uri.getScheme(), uri.getHost(), port, uri.getRawPath());
  }

  /** Cancels running requests; further ones are abandoned. */
  @Override
  public void close() {
    sender.close();
  }
}
