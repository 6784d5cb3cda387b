package dev.durablesingleton.local.web.management;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.json.NotJsonException;
import dev.durablesingleton.local.store.EntityQuery;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.Locale;

/** Lists entities page by page. Those without a state count for the page, but are not shown. */
final class EntityList {

  private static final int LARGEST_PAGE = 10_000;
  private static final long PAGE_CHARACTERS = 8 << 20;

  private final Entities entities;

  EntityList(Entities entities) {
    this.entities = entities;
  }

  /** Returns a state in JSON; a state that is not JSON becomes a string. */
  static JsonElement json(EntityState entity) {
    String state = entity.state() == null ? "" : entity.state();
    try {
      return Json.document(state);
    } catch (NotJsonException e) {
      return new JsonPrimitive(state);
    }
  }

  /**
   * Returns the next page.
   *
   * @param name the only name to list; empty for all
   */
  HttpResponse page(String name, ManagementRequest request) {
    Parameters parameters = request.parameters();
    int size = parameters.pageSize();
    if (size < 0) {
      return ErrorBodies.detailed(
          400,
          ErrorBodies.BAD_ARGUMENT,
          "top is '" + parameters.text("top") + "'; it must be 0 or more.",
          ErrorBodies.ARGUMENT);
    }
    String token = request.http().head().headers().get(ContinuationToken.HEADER);
    EntityQuery query =
        new EntityQuery(
            name.isEmpty() ? "" : "@" + name.toLowerCase(Locale.ROOT) + "@",
            token == null || token.isBlank() ? null : ContinuationToken.instanceId(token),
            parameters.time("lastOperationTimeFrom"),
            parameters.time("lastOperationTimeTo"));
    Page page = new Page(Math.min(size, LARGEST_PAGE), parameters.flag("fetchState", false));
    entities.visit(query, page.size + 1, page.withStates, page::add);
    HttpResponse response = HttpResponse.json(200, page.rows);
    return page.more
        ? response.with(ContinuationToken.HEADER, ContinuationToken.after(page.last))
        : response;
  }

  /** A page ends at a number of entities or of characters, whichever is first. */
  private static final class Page {
    private final int size;
    private final boolean withStates;
    private final JsonArray rows = new JsonArray();
    private int seen;
    private long characters;
    private String last = "";
    private boolean more;

    Page(int size, boolean withStates) {
      this.size = size;
      this.withStates = withStates;
    }

    private boolean add(EntityState entity) {
      if (seen == size || characters > PAGE_CHARACTERS) {
        more = true;
        return false;
      }
      seen++;
      last = entity.id().text();
      if (entity.exists()) {
        characters += entity.state() == null ? 0 : entity.state().length();
        rows.add(row(entity));
      }
      return true;
    }

    private JsonObject row(EntityState entity) {
      JsonObject id = new JsonObject();
      id.addProperty("name", entity.id().name());
      id.addProperty("key", entity.id().key());
      JsonObject row = new JsonObject();
      row.add("entityId", id);
      row.addProperty("lastOperationTime", TimeText.ticks(entity.updatedAt()));
      row.add("state", withStates ? json(entity) : JsonNull.INSTANCE);
      return row;
    }
  }
}
