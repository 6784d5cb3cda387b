package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.ListInstanceIdsRequest;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.PurgeInstanceFilter;
import dev.durablesingleton.local.messages.PurgeInstancesRequest;
import dev.durablesingleton.local.messages.QueryInstancesRequest;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.FinishedInstance;
import dev.durablesingleton.local.store.FinishedQuery;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.RuntimeStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the filters of queries and purges, and continuation tokens. */
final class QueryFilters {

  private QueryFilters() {}

  static InstanceQuery of(QueryInstancesRequest request) {
    var query = request.getQuery();
    return new InstanceQuery(
        statuses(query.getRuntimeStatusList()),
        query.hasCreatedTimeFrom() ? Timestamps.instant(query.getCreatedTimeFrom()) : null,
        query.hasCreatedTimeTo() ? Timestamps.instant(query.getCreatedTimeTo()) : null,
        query.getInstanceIdPrefix().getValue(),
        lastId(query.getContinuationToken().getValue()));
  }

  static InstanceQuery of(PurgeInstancesRequest request) {
    PurgeInstanceFilter filter = request.getPurgeInstanceFilter();
    if (!filter.hasCreatedTimeFrom()) {
      throw Status.INTERNAL
          .withDescription("Failed during purging instances: createdTimeFrom is missing.")
          .asRuntimeException();
    }
    return new InstanceQuery(
        statuses(filter.getRuntimeStatusList()),
        Timestamps.instant(filter.getCreatedTimeFrom()),
        filter.hasCreatedTimeTo() ? Timestamps.instant(filter.getCreatedTimeTo()) : null,
        "",
        null);
  }

  static FinishedQuery of(ListInstanceIdsRequest request) {
    return new FinishedQuery(
        statuses(request.getRuntimeStatusList()),
        request.hasCompletedTimeFrom() ? Timestamps.instant(request.getCompletedTimeFrom()) : null,
        request.hasCompletedTimeTo() ? Timestamps.instant(request.getCompletedTimeTo()) : null,
        lastFinished(request.getLastInstanceKey().getValue()));
  }

  /** Returns the key of a page that ends with a finished instance. */
  static String key(FinishedInstance last) {
    return token(last.completedAt() + " " + last.id());
  }

  private static @Nullable FinishedInstance lastFinished(String key) {
    String last = lastId(key);
    if (last == null) {
      return null;
    }
    int end = last.indexOf(' ');
    try {
      return new FinishedInstance(
          Instant.parse(last.substring(0, Math.max(end, 0))), last.substring(end + 1));
    } catch (DateTimeParseException e) {
      throw foreign(key, e);
    }
  }

  /** Returns the token of a page that ends with an ID; the ID is empty if the page is. */
  static String token(String lastId) {
    // No ID is blank, so a blank stands for the place before the first one.
    String text = lastId.isEmpty() ? " " : lastId;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the ID after which a page begins; null for the first page. */
  static @Nullable String lastId(String token) {
    try {
      String id = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      return id.isBlank() ? null : id;
    } catch (IllegalArgumentException e) {
      throw foreign(token, e);
    }
  }

  private static StatusRuntimeException foreign(String token, Exception cause) {
    return Status.INVALID_ARGUMENT
        .withDescription(
            "'%s' is not a continuation token of this host; send the token of the previous page."
                .formatted(token))
        .withCause(cause)
        .asRuntimeException();
  }

  private static Set<RuntimeStatus> statuses(Collection<OrchestrationStatus> statuses) {
    return statuses.stream()
        .filter(status -> status != OrchestrationStatus.UNRECOGNIZED)
        .flatMap(status -> RuntimeStatus.of(status.getNumber()).stream())
        .collect(Collectors.toSet());
  }
}
