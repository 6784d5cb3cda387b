package dev.durablesingleton.local.functionapp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file {@code host.json} of a package.
 *
 * @param hasExtensions whether an extension bundle or installed extensions provide more than the
 *     built-in bindings
 */
record HostJsonFile(JsonObject content, boolean hasExtensions) {

  static final String NAME = "host.json";

  /** The file that the real host writes if it is missing or empty. */
  private static JsonObject defaults() {
    JsonObject bundle = new JsonObject();
    bundle.addProperty("id", "Microsoft.Azure.Functions.ExtensionBundle");
    bundle.addProperty("version", "[4.*, 5.0.0)");
    JsonObject content = new JsonObject();
    content.addProperty("version", "2.0");
    content.add("extensionBundle", bundle);
    return content;
  }

  static HostJsonFile read(Path folder) throws PackageException {
    Path path = folder.resolve(NAME);
    JsonObject content = Files.exists(path) ? parse(path) : new JsonObject();
    if (content.size() == 0) {
      content = defaults();
    }
    checkVersion(content.get("version"));
    boolean installed = Files.exists(folder.resolve("bin").resolve("extensions.json"));
    return new HostJsonFile(
        content, installed || JsonFile.member(content, "extensionBundle") != null);
  }

  private static JsonObject parse(Path path) throws PackageException {
    try {
      return JsonFile.read(path);
    } catch (IOException e) {
      throw new PackageException(
          "Unable to parse host configuration file '" + path + "': " + e.getMessage());
    }
  }

  private static void checkVersion(JsonElement version) throws PackageException {
    if (version == null || !version.isJsonPrimitive()) {
      throw new PackageException(
          "The host.json file is missing the required 'version' property. See"
              + " https://aka.ms/functions-hostjson for steps to migrate the configuration file.");
    }
    if (!version.getAsString().equals("2.0")) {
      throw new PackageException(
          "'"
              + version.getAsString()
              + "' is an invalid value for host.json 'version' property. We recommend you set the"
              + " 'version' property to '2.0'. See https://aka.ms/functions-hostjson for more"
              + " information on this configuration file.");
    }
  }
}
