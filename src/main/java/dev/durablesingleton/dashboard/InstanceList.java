package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.app.App;
import dev.durablesingleton.dashboard.ActionResult.Document;
import dev.durablesingleton.settings.KeptSingletons;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists instances page by page, in the engine's order and with its continuation tokens. */
final class InstanceList {

  private static final int MAX_PAGE_SIZE = 1_000;

  /** Instances read per request; the answer then has a token to continue with. */
  private static final int MAX_INSTANCES_READ = 5_000;

  private final App app;

  /**
   * Part of the list.
   *
   * @param next the engine's continuation token; null at the end
   */
  record Page(List<ListedInstance> instances, String next) {}

  InstanceList(App app) {
    this.app = app;
  }

  /**
   * Reads the page that begins at {@code token}, with at least {@code top} rows if there are that
   * many.
   *
   * @throws InvalidRequestException if a parameter is invalid
   */
  ActionResult page(DurableClientContext durable, Map<String, String> query) {
    int top = top(query.getOrDefault("top", "100"));
    InstanceFilter filter = InstanceFilter.of(query);
    String token = query.getOrDefault("token", "");
    return new Document(page(new InstancePageQuery(app.clients(), durable), filter, top, token));
  }

  private Page page(InstancePageQuery engine, InstanceFilter filter, int top, String token) {
    KeptSingletons kept = app.settings().kept();
    List<ListedInstance> rows = new ArrayList<>();
    String next = token.isEmpty() ? null : token;
    int read = 0;
    do {
      OrchestrationStatusQuery query =
          filter
              .query()
              .setMaxInstanceCount(top)
              .setContinuationToken(next)
              // The custom status is returned only together with input and output.
              .setFetchInputsAndOutputs(true);
      OrchestrationStatusQueryResult result = engine.run(query);
      boolean withTexts = query.isFetchInputsAndOutputs();
      result.getOrchestrationState().stream()
          .filter(filter::allows)
          .forEach(instance -> rows.add(ListedInstance.of(instance, withTexts, kept)));
      read += result.getOrchestrationState().size();
      next = InstancePageQuery.nextToken(result);
    } while (next != null && rows.size() < top && read < MAX_INSTANCES_READ);
    return new Page(rows, next);
  }

  private static int top(String text) {
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MAX_PAGE_SIZE) {
      throw new InvalidRequestException(
          "top is '" + text + "'; it must be a whole number from 1 to " + MAX_PAGE_SIZE + ".");
    }
    return Integer.parseInt(text);
  }
}
