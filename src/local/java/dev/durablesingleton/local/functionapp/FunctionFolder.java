package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one function's folder; a problem becomes the function's error. */
final class FunctionFolder {

  private static final Pattern NAME =
      Pattern.compile("(?!host$)[a-z][a-z0-9_-]{0,127}", Pattern.CASE_INSENSITIVE);

  private final Path folder;
  private final String name;
  private final Map<String, String> environment;

  FunctionFolder(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.name = folder.getFileName().toString();
    this.environment = environment;
  }

  FunctionMetadata read() {
    JsonObject config;
    try {
      config = JsonFile.read(folder.resolve("function.json"));
    } catch (IOException e) {
      return undefined(new JsonObject(), "function.json cannot be read: " + e.getMessage());
    }
    if (!NAME.matcher(name).matches()) {
      return undefined(config, "'" + name + "' is not a valid function name.");
    }
    List<Binding> bindings = bindings(config);
    if (bindings.isEmpty()) {
      return undefined(config, "At least one binding must be declared.");
    }
    String script = text(config, "scriptFile");
    if (script == null || !isFile(script)) {
      return undefined(
          config,
          "Invalid script file name configuration. The 'scriptFile' property is set to a file that"
              + " does not exist.");
    }
    return new FunctionMetadata(
        name,
        script,
        text(config, "entryPoint"),
        bindings,
        config,
        isDisabled(),
        problem(bindings, config));
  }

  private static @Nullable String problem(List<Binding> bindings, JsonObject config) {
    try {
      RetryPolicy.of(config);
      return BindingRules.problem(bindings);
    } catch (PackageException e) {
      return e.getMessage();
    }
  }

  private FunctionMetadata undefined(JsonObject config, String error) {
    String script = text(config, "scriptFile");
    return new FunctionMetadata(
        name,
        script != null && path(script).isPresent() ? script : null,
        text(config, "entryPoint"),
        List.of(),
        config,
        isDisabled(),
        error);
  }

  private boolean isFile(String script) {
    return path(script).filter(Files::isRegularFile).isPresent();
  }

  /** Empty for a text that the file system does not allow, such as one with a NUL character. */
  private Optional<Path> path(String script) {
    try {
      return Optional.of(folder.resolve(script));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean isDisabled() {
    return isTrue(environment.get("AzureWebJobs." + name + ".Disabled"))
        || isTrue(environment.get("AzureWebJobs_" + name + "_Disabled"));
  }

  private static boolean isTrue(@Nullable String setting) {
    return "1".equals(setting) || "true".equalsIgnoreCase(setting);
  }

  private static List<Binding> bindings(JsonObject config) {
    JsonElement list = JsonFile.member(config, "bindings");
    List<Binding> bindings = new ArrayList<>();
    for (JsonElement item : list instanceof JsonArray array ? array : new JsonArray()) {
      if (item.isJsonObject()) {
        JsonObject properties = item.getAsJsonObject();
        bindings.add(
            new Binding(
                textOrEmpty(properties, "name"),
                textOrEmpty(properties, "type"),
                textOrEmpty(properties, "direction"),
                properties));
      }
    }
    return bindings;
  }

  private static String textOrEmpty(JsonObject object, String name) {
    return Objects.requireNonNullElse(text(object, name), "");
  }

  private static @Nullable String text(JsonObject object, String name) {
    JsonElement value = JsonFile.member(object, name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }
}
