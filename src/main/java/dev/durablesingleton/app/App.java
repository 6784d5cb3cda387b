package dev.durablesingleton.app;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.client.ManagementClient;
import dev.durablesingleton.settings.Settings;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.SingletonStarter;
import dev.durablesingleton.start.StartLimits;
import java.util.function.UnaryOperator;

/**
 * The parts of the app. The worker creates a function object for every invocation, so all functions
 * take their parts from {@link #current()}. Thread-safe.
 *
 * @param settings the app settings
 * @param orchestrators the orchestrators in the function package
 * @param clients the durable client that all functions share
 * @param starter starts instances; one per process, because it orders the starts of an ID
 * @param management calls the host's management API
 */
public record App(
    Settings settings,
    OrchestratorNames orchestrators,
    DurableClients clients,
    SingletonStarter starter,
    ManagementClient management) {

  // Creating it must not throw: the class would not load, and callers would get no answer.
  private static final App CURRENT =
      of(System::getenv, OrchestratorNames.inPackageOf(App.class), new DurableClients());

  /** The app of this process. */
  public static App current() {
    return CURRENT;
  }

  /**
   * Creates an app.
   *
   * @param variables returns the value of an app setting; null if it is not set
   */
  public static App of(
      UnaryOperator<String> variables, OrchestratorNames orchestrators, DurableClients clients) {
    return new App(
        Settings.of(variables, orchestrators),
        orchestrators,
        clients,
        new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime),
        new ManagementClient());
  }
}
