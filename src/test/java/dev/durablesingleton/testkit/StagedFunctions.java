package dev.durablesingleton.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Function folders as the Maven plugin stages them. */
public final class StagedFunctions {

  private StagedFunctions() {}

  public static void write(Path packageFolder, String function, String triggerType) {
    write(packageFolder, function, triggerType, null);
  }

  /** With a durable name of its own, as the orchestration trigger's annotation may give. */
  public static void write(
      Path packageFolder, String function, String triggerType, String durableName) {
    JsonObject trigger = new JsonObject();
    trigger.addProperty("type", triggerType);
    trigger.addProperty("direction", "in");
    trigger.addProperty("name", "context");
    if (durableName != null) {
      trigger.addProperty("orchestration", durableName);
    }
    JsonArray bindings = new JsonArray();
    bindings.add(trigger);
    JsonObject json = new JsonObject();
    json.addProperty("scriptFile", "../app.jar");
    json.add("bindings", bindings);
    try {
      Path folder = Files.createDirectory(packageFolder.resolve(function));
      Files.writeString(folder.resolve("function.json"), json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
