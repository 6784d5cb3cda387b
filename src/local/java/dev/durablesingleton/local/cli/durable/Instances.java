package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a task hub by its management API. A refusal is a {@link VerbException} with the
 * reason that the API gives.
 */
final class Instances {

  private static final String INSTANCES = "instances";

  private final ManagementClient client;

  Instances(ManagementClient client) {
    this.client = client;
  }

  /**
   * A page of a list.
   *
   * @param token for the next page; null at the end
   */
  record Page(JsonArray instances, @Nullable String token) {}

  Page list(InstanceFilter filter, int top, boolean showInput, @Nullable String token)
      throws VerbException {
    ApiRequest request =
        ApiRequest.get(INSTANCES)
            .with("top", Integer.toString(top))
            .with("showInput", Boolean.toString(showInput));
    ApiAnswer answer = client.send(filter.apply(request).after(token));
    if (answer.status() == 404) {
      throw noTaskHub();
    }
    return new Page(done(answer).array(), answer.token());
  }

  JsonObject status(String id, boolean showInput) throws VerbException {
    return of(id, ApiRequest.get(INSTANCES, id).with("showInput", Boolean.toString(showInput)))
        .object();
  }

  /** The history of the current generation; empty for an instance that has not begun. */
  JsonArray history(String id) throws VerbException {
    JsonElement events =
        of(
                id,
                ApiRequest.get(INSTANCES, id)
                    .with("showInput", "true")
                    .with("showHistory", "true")
                    .with("showHistoryOutput", "true"))
            .object()
            .get("historyEvents");
    return events != null && events.isJsonArray() ? events.getAsJsonArray() : new JsonArray();
  }

  /** Starts an instance and returns its ID; null asks the host to choose one. */
  String start(String orchestrator, @Nullable String id, @Nullable String input)
      throws VerbException {
    ApiAnswer answer =
        client.send(
            id == null
                ? ApiRequest.post(input, "orchestrators", orchestrator)
                : ApiRequest.post(input, "orchestrators", orchestrator, id));
    if (answer.status() == 404) {
      throw noTaskHub();
    }
    // The links next to the ID contain the key, so they are not shown.
    return done(answer).object().get("id").getAsString();
  }

  void raise(String id, String event, String data) throws VerbException {
    of(id, ApiRequest.post(data, INSTANCES, id, "raiseEvent", event));
  }

  /** Terminates, suspends, resumes or rewinds an instance; the answer does not wait for it. */
  void request(String id, String action, @Nullable String reason) throws VerbException {
    of(id, ApiRequest.post(null, INSTANCES, id, action).with("reason", reason));
  }

  JsonObject purge(String id) throws VerbException {
    return of(id, ApiRequest.delete(INSTANCES, id)).object();
  }

  /** Purges the instances that the filter selects. */
  JsonObject purge(InstanceFilter filter) throws VerbException {
    ApiRequest request = filter.apply(ApiRequest.delete(INSTANCES));
    // The API requires a time; Azure Storage has none before 1601.
    ApiRequest complete =
        request.query().containsKey("createdTimeFrom")
            ? request
            : request.with("createdTimeFrom", "1970-01-01T00:00:00Z");
    ApiAnswer answer = client.send(complete);
    if (answer.status() != 404) {
      return done(answer).object();
    }
    requireTaskHub();
    JsonObject none = new JsonObject();
    none.addProperty("instancesDeleted", 0);
    return none;
  }

  private ApiAnswer of(String id, ApiRequest request) throws VerbException {
    ApiAnswer answer = client.send(request);
    if (answer.status() == 404) {
      requireTaskHub();
      throw VerbException.refused("%s has no instance '%s'.".formatted(client.place(), id));
    }
    if (answer.status() == 410) {
      throw VerbException.refused("The instance '%s' has ended.".formatted(id));
    }
    return done(answer);
  }

  private static ApiAnswer done(ApiAnswer answer) throws VerbException {
    if (!answer.isDone()) {
      throw VerbException.refused("Refused: " + answer.reason());
    }
    return answer;
  }

  /** A host answers 404 also if it has no such hub, and any other server may do so. */
  private void requireTaskHub() throws VerbException {
    if (client.send(ApiRequest.get(INSTANCES).with("top", "1")).status() == 404) {
      throw noTaskHub();
    }
  }

  private VerbException noTaskHub() {
    return VerbException.noTaskHub(
        "%s has no Durable functions, or no task hub of this name; check --url and --task-hub-name."
            .formatted(client.place()));
  }
}
