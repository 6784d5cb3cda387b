package dev.durablesingleton.local.web.management;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.store.Instance;
import org.jspecify.annotations.Nullable;

/** Converts the state of an instance to JSON. */
final class StatusDocument {

  private StatusDocument() {}

  static JsonObject of(Instance instance, boolean showInput) {
    return of(instance, showInput, null);
  }

  /**
   * @param reasonToWait why the instance takes no turn, as a sentence without its subject; null for
   *     no such reason. Not in documents of the real host
   */
  static JsonObject of(Instance instance, boolean showInput, @Nullable String reasonToWait) {
    JsonObject document = new JsonObject();
    document.addProperty("name", instance.name());
    if (instance.version() != null && !instance.version().isEmpty()) {
      document.addProperty("version", instance.version());
    }
    document.addProperty("instanceId", instance.id());
    if (instance.parent() != null) {
      document.addProperty("parentInstanceId", instance.parent().instanceId());
    }
    document.addProperty("runtimeStatus", instance.status().label());
    if (reasonToWait != null) {
      document.addProperty("reasonToWait", "The instance " + reasonToWait);
    }
    document.add("input", showInput ? Payload.of(instance.input()) : JsonNull.INSTANCE);
    document.add("customStatus", Payload.of(instance.customStatus()));
    document.add("output", Payload.of(instance.output()));
    document.addProperty("createdTime", TimeText.seconds(instance.createdAt()));
    document.addProperty("lastUpdatedTime", TimeText.seconds(instance.lastUpdatedAt()));
    return document;
  }
}
