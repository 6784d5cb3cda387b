package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.internal.settings.KeptSingletons;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists instances page by page, in the engine's order and with its continuation tokens. */
final class InstanceList {

  private static final int MAX_PAGE_SIZE = 1_000;

  /** Instances read per request; the answer then has a token to continue with. */
  private static final int MAX_INSTANCES_READ = 5_000;

  private final App app;

  InstanceList(App app) {
    this.app = app;
  }

  /**
   * Reads the page that begins at {@code token}, with at least {@code top} rows if there are that
   * many. Custom statuses are left out with {@code texts=false}, which is faster.
   *
   * @param links supplies the URLs of the management API, which lists what the durable client
   *     cannot
   * @throws InvalidRequestException if a parameter is invalid
   */
  ActionResult page(
      DurableClientContext durable, Supplier<OwnHostLinks> links, Map<String, String> query) {
    int top = top(query.getOrDefault("top", "100"));
    InstanceFilter filter = InstanceFilter.of(query);
    String token = query.getOrDefault("token", "");
    KeptSingletons kept = app.settings().kept();
    InstancePageQuery engine =
        new InstancePageQuery(
            app.clients(), durable, new ManagementQuery(app.management(), links, kept), kept);
    boolean withTexts = !query.getOrDefault("texts", "").equals("false");
    return new Document(page(engine, filter, top, token, withTexts));
  }

  private static InstancePage page(
      InstancePageQuery engine, InstanceFilter filter, int top, String token, boolean withTexts) {
    List<ListedInstance> rows = new ArrayList<>();
    String next = token.isEmpty() ? null : token;
    int most = filter.readLimit(MAX_INSTANCES_READ);
    int read = 0;
    do {
      ReadPage page = engine.run(filter, top, next, withTexts);
      rows.addAll(page.matching());
      read += page.read();
      next = page.next();
    } while (next != null && rows.size() < top && read < most);
    return new InstancePage(rows, next);
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
