package dev.durablesingleton.internal.app;

import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.settings.Settings;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import java.util.function.UnaryOperator;

/**
 * The parts of the library, put together once per process. Thread-safe.
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
