package dev.durablesingleton.page;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.keeper.KeptSingletons;
import dev.durablesingleton.singleton.SingletonStarter;
import dev.durablesingleton.starter.OrchestratorNames;
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
record PageParts(
    DurableClients clients,
    SingletonStarter starter,
    OrchestratorNames orchestrators,
    ManagementApi management,
    UnaryOperator<String> settings,
    Supplier<Set<String>> kept) {

  private static final PageParts SHARED =
      new PageParts(
          DurableClients.shared(),
          SingletonStarter.shared(),
          OrchestratorNames.ofThisApp(),
          new ManagementApi(),
          System::getenv,
          PageParts::keptIds);

  private static Set<String> keptIds() {
    return KeptSingletons.configured().entries().stream()
        .map(kept -> kept.id().value())
        .collect(Collectors.toUnmodifiableSet());
  }

  static PageParts shared() {
    return SHARED;
  }
}
