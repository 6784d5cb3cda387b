package dev.durablesingleton.dashboard;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.keeper.KeptSingletons;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.SingletonStarter;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the functions of the page work with. Thread-safe, and one for the process.
 *
 * @param settings an app setting's value by its name; null for one that is not set
 * @param kept the IDs of the instances that a keeper brings back
 */
record DashboardContext(
    DurableClients clients,
    SingletonStarter starter,
    OrchestratorNames orchestrators,
    ManagementClient management,
    UnaryOperator<String> settings,
    Supplier<Set<String>> kept) {

  private static final DashboardContext SHARED =
      new DashboardContext(
          DurableClients.shared(),
          SingletonStarter.shared(),
          OrchestratorNames.ofThisApp(),
          new ManagementClient(),
          System::getenv,
          DashboardContext::keptIds);

  private static Set<String> keptIds() {
    return KeptSingletons.configured().entries().stream()
        .map(kept -> kept.id().value())
        .collect(Collectors.toUnmodifiableSet());
  }

  static DashboardContext shared() {
    return SHARED;
  }
}
