package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.dashboard.ActionResult.Shown;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists instances page by page, in the engine's order and with the engine's tokens. */
final class InstanceList {

  private static final int LARGEST_PAGE = 1_000;

  /** After so many the reader gets what was found so far, and may go on from there. */
  private static final int MOST_LOOKED_AT = 5_000;

  private final DashboardContext parts;

  InstanceList(DashboardContext parts) {
    this.parts = parts;
  }

  /** The page that begins at {@code token}, of at least {@code top} rows if there are so many. */
  ActionResult page(DurableClientContext durable, Map<String, String> query) {
    int top = top(query.getOrDefault("top", "100"));
    InstanceFilter filter = InstanceFilter.of(query);
    String token = query.getOrDefault("token", "");
    return new Shown(page(new InstancePageQuery(parts.clients(), durable), filter, top, token));
  }

  private InstancePage page(
      InstancePageQuery engine, InstanceFilter filter, int top, String token) {
    Set<String> kept = parts.kept().get();
    List<ListedInstance> rows = new ArrayList<>();
    String next = token.isEmpty() ? null : token;
    int lookedAt = 0;
    do {
      OrchestrationStatusQuery query =
          filter
              .query()
              .setMaxInstanceCount(top)
              .setContinuationToken(next)
              // Nothing else brings the custom status along.
              .setFetchInputsAndOutputs(true);
      OrchestrationStatusQueryResult result = engine.run(query);
      boolean withTexts = query.isFetchInputsAndOutputs();
      result.getOrchestrationState().stream()
          .filter(filter::allows)
          .forEach(instance -> rows.add(ListedInstance.of(instance, withTexts, kept)));
      lookedAt += result.getOrchestrationState().size();
      next = Tokens.next(result);
    } while (next != null && rows.size() < top && lookedAt < MOST_LOOKED_AT);
    return new InstancePage(rows, next);
  }

  private static int top(String text) {
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > LARGEST_PAGE) {
      throw new InvalidRequestException(
          "top is '" + text + "'; it must be a whole number from 1 to " + LARGEST_PAGE + ".");
    }
    return Integer.parseInt(text);
  }
}
