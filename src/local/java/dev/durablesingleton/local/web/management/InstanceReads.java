package dev.durablesingleton.local.web.management;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.CommittedInstances;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store.Texts;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.Objects;
import java.util.stream.Stream;

/** Queries for the status of one instance and for a list of instances. */
final class InstanceReads {

  private static final String POLL_SECONDS = "5";
  private static final int LARGEST_PAGE = 10_000;
  private static final long PAGE_CHARACTERS = 8 << 20;

  private final CommittedInstances hub;

  InstanceReads(CommittedInstances hub) {
    this.hub = hub;
  }

  HttpResponse status(ManagementRequest request) {
    return hub.find(request.path().get(1))
        .map(instance -> status(request, instance))
        .orElseGet(() -> HttpResponse.empty(404));
  }

  private HttpResponse status(ManagementRequest request, Instance instance) {
    Parameters parameters = request.parameters();
    boolean showInput = parameters.flag("showInput", true);
    JsonObject document = document(instance, showInput, showsReason(parameters));
    boolean showHistory = parameters.flag("showHistory", false);
    if (showHistory && instance.status() != RuntimeStatus.PENDING) {
      boolean showOutput = parameters.flag("showHistoryOutput", false);
      document.add(
          "historyEvents",
          new HistoryDocument(showInput, showOutput).of(hub.history(instance.id())));
    }
    if (!instance.status().isTerminal()) {
      return HttpResponse.json(202, document)
          .with("Location", request.http().head().url())
          .with("Retry-After", POLL_SECONDS);
    }
    boolean failed = instance.status() == RuntimeStatus.FAILED;
    boolean asError = parameters.flag("returnInternalServerErrorOnFailure", false);
    return HttpResponse.json(failed && asError ? 500 : 200, document);
  }

  /** The real host has no reason in its documents, so it is shown only to those who ask. */
  private static boolean showsReason(Parameters parameters) {
    return parameters.flag("showReasonToWait", false);
  }

  private JsonObject document(Instance instance, boolean showInput, boolean showReason) {
    return StatusDocument.of(
        instance, showInput, showReason ? hub.reasonToWait(instance).orElse(null) : null);
  }

  HttpResponse list(ManagementRequest request) {
    Parameters parameters = request.parameters();
    InstanceQuery query =
        new InstanceQuery(
            parameters.statuses(),
            parameters.time("createdTimeFrom"),
            parameters.time("createdTimeTo"),
            Objects.requireNonNullElse(parameters.text("instanceIdPrefix"), ""),
            null);
    String token = request.http().head().headers().get(ContinuationToken.HEADER);
    if (token != null && !token.isBlank()) {
      String after = ContinuationToken.instanceId(token);
      if (after == null) {
        return ErrorBodies.detailed(
            400,
            ErrorBodies.BAD_ARGUMENT,
            "'" + token + "' is not a continuation token; send the token of the previous page.",
            ErrorBodies.ARGUMENT);
      }
      query = query.after(after);
    }
    int size = parameters.pageSize();
    if (size < 0) {
      return ErrorBodies.detailed(
          400,
          ErrorBodies.BAD_ARGUMENT,
          "top is '" + parameters.text("top") + "'; it must be 0 or more.",
          ErrorBodies.ARGUMENT);
    }
    return page(query, Math.min(size, LARGEST_PAGE), parameters);
  }

  /** A page ends at a number of rows or of characters, whichever is first. */
  private HttpResponse page(InstanceQuery query, int size, Parameters parameters) {
    boolean showInput = parameters.flag("showInput", true);
    boolean showReason = showsReason(parameters);
    JsonArray page = new JsonArray();
    String[] last = {query.afterId() == null ? "" : query.afterId()};
    boolean[] more = {false};
    long[] characters = {0};
    hub.visit(
        query,
        size + 1,
        showInput ? Texts.ALL : Texts.WITHOUT_INPUT,
        instance -> {
          characters[0] += length(instance);
          if (page.size() == size || (page.size() > 0 && characters[0] > PAGE_CHARACTERS)) {
            more[0] = true;
            return false;
          }
          page.add(document(instance, showInput, showReason));
          last[0] = instance.id();
          return true;
        });
    HttpResponse response = HttpResponse.json(200, page);
    return more[0]
        ? response.with(ContinuationToken.HEADER, ContinuationToken.after(last[0]))
        : response;
  }

  private static long length(Instance instance) {
    return Stream.of(instance.input(), instance.customStatus(), instance.output())
        .filter(Objects::nonNull)
        .mapToLong(String::length)
        .sum();
  }
}
