package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.log.HostLog;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;

/**
 * The environment variables that function code sees. The real host sets them before it starts the
 * process that runs functions; here host and functions share one, so they are put into it. Call
 * once, before any function code runs: the JVM's map is not made for changes beside readers.
 */
public final class Environment {

  private static final String CATEGORY = "Host.Startup";

  private final Map<String, String> existing;
  private final HostLog log;

  /** Over the variables that this process was started with. */
  public Environment(HostLog log) {
    this(System.getenv(), log);
  }

  Environment(Map<String, String> existing, HostLog log) {
    this.existing = Map.copyOf(existing);
    this.log = log;
  }

  /** Sets a package's local settings, and what the host itself adds when it serves on a port. */
  public void export(FunctionsPackage functions, int port) {
    try {
      ProcessVariables variables = ProcessVariables.ofThisJvm();
      functions.settings().values().forEach((name, value) -> setLocal(variables, name, value));
      addOwn(variables, functions, port);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      log.warn(
          CATEGORY,
          "The Values of local.settings.json stay invisible to System.getenv: start this JVM with"
              + " --add-opens java.base/java.lang=ALL-UNNAMED --add-opens"
              + " java.base/java.util=ALL-UNNAMED ("
              + e
              + ").");
    }
  }

  private void setLocal(ProcessVariables variables, String name, String value) {
    if (existing.containsKey(name)) {
      log.warn(
          CATEGORY,
          "Skipping '%s' from local settings as it's already defined in current environment variables."
              .formatted(name));
      return;
    }
    try {
      variables.set(name, value);
    } catch (IllegalArgumentException e) {
      log.warn(
          CATEGORY, "Skipping '" + name + "' because it cannot name a variable: " + e.getMessage());
    }
  }

  private void addOwn(ProcessVariables variables, FunctionsPackage functions, int port) {
    String folder = functions.folder().toString();
    variables.set("WEBSITE_HOSTNAME", "localhost:" + port);
    variables.set("AzureWebJobsScriptRoot", folder);
    variables.set("FUNCTIONS_APPLICATION_DIRECTORY", folder);
    String stage = existing.getOrDefault("AZURE_FUNCTIONS_ENVIRONMENT", "Development");
    if (!stage.equals("Development")) {
      log.warn(
          CATEGORY,
          "AZURE_FUNCTIONS_ENVIRONMENT is '" + stage + "' but is 'Development' on a local host.");
    }
    variables.set("AZURE_FUNCTIONS_ENVIRONMENT", "Development");
    setDefault(variables, "FUNCTIONS_CORETOOLS_ENVIRONMENT", "true");
    setDefault(variables, "FUNCTIONS_WORKER_RUNTIME", "java");
  }

  private void setDefault(ProcessVariables variables, String name, String value) {
    if (System.getenv(name) == null) {
      variables.set(name, value);
    }
  }
}
