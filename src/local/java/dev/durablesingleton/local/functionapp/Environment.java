package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.log.HostLog;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Map;

/**
 * The environment variables of function code. The real host sets them before it starts the worker
 * process; here host and functions share one process, so its own environment is changed. Call once,
 * before any function code runs: the JVM's map does not support concurrent readers.
 */
public final class Environment {

  private static final String CATEGORY = "Host.Startup";

  private final Map<String, String> existing;
  private final HostLog log;

  /** Keeps the variables that this process was started with. */
  public Environment(HostLog log) {
    this(System.getenv(), log);
  }

  Environment(Map<String, String> existing, HostLog log) {
    this.existing = Map.copyOf(existing);
    this.log = log;
  }

  /**
   * Sets a package's local settings and the variables that the host adds. A JVM that does not allow
   * this is logged.
   *
   * @param port the HTTP port
   */
  public void export(FunctionsPackage functions, int port) {
    try {
      ProcessVariables variables = ProcessVariables.ofThisJvm();
      functions.settings().values().forEach((name, value) -> setLocal(variables, name, value));
      addOwn(variables, functions, port);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      log.warn(
          CATEGORY,
          "The Values of local.settings.json are not visible to System.getenv; start this JVM with"
              + " --add-opens java.base/java.lang=ALL-UNNAMED --add-opens"
              + " java.base/java.util=ALL-UNNAMED ("
              + e
              + ").");
    }
  }

  private void setLocal(ProcessVariables variables, String name, String value) {
    String given = existing.get(name);
    if (value.equals(given)) {
      // The launcher has set it, so that child processes of function code have it too.
      return;
    }
    if (given != null) {
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
          CATEGORY,
          "Skipping '" + name + "' because it is not a valid variable name: " + e.getMessage());
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
          "AZURE_FUNCTIONS_ENVIRONMENT is '" + stage + "'; a local host uses 'Development'.");
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
