package dev.durablesingleton.page;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.singleton.SingletonStarter;
import dev.durablesingleton.starter.OrchestratorNames;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
          new SingletonStarter(DurableClients.shared(), System::nanoTime),
          OrchestratorNames.besideJarOf(PageParts.class),
          new ManagementApi(),
          System::getenv,
          Set::of);

  static PageParts shared() {
    return SHARED;
  }
}
