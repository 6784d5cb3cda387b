package dev.durablesingleton.dashboard;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.keeper.KeptSingletons;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.SingletonStarter;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Dependencies of the dashboard's functions, one set per process. Thread-safe. */
final class DashboardContext {

  private static final DashboardContext SHARED =
      new DashboardContext(
          DurableClients.shared(),
          SingletonStarter.shared(),
          OrchestratorNames.ofThisApp(),
          new ManagementClient(),
          System::getenv,
          DashboardContext::keptIds);

  private final DurableClients clients;
  private final SingletonStarter starter;
  private final OrchestratorNames orchestrators;
  private final ManagementClient management;
  private final UnaryOperator<String> settings;
  private final Supplier<Set<String>> kept;

  /**
   * Creates a context.
   *
   * @param settings returns the value of an app setting; null if it is not set
   * @param kept supplies the IDs of the instances that the keeper keeps running
   */
  DashboardContext(
      DurableClients clients,
      SingletonStarter starter,
      OrchestratorNames orchestrators,
      ManagementClient management,
      UnaryOperator<String> settings,
      Supplier<Set<String>> kept) {
    this.clients = clients;
    this.starter = starter;
    this.orchestrators = orchestrators;
    this.management = management;
    this.settings = settings;
    this.kept = kept;
  }

  static DashboardContext shared() {
    return SHARED;
  }

  private static Set<String> keptIds() {
    return KeptSingletons.configured().entries().stream()
        .map(kept -> kept.id().value())
        .collect(Collectors.toUnmodifiableSet());
  }

  DurableClients clients() {
    return clients;
  }

  SingletonStarter starter() {
    return starter;
  }

  OrchestratorNames orchestrators() {
    return orchestrators;
  }

  ManagementClient management() {
    return management;
  }

  UnaryOperator<String> settings() {
    return settings;
  }

  /** IDs of the instances that the keeper keeps running, as the setting lists them now. */
  Set<String> kept() {
    return kept.get();
  }
}
