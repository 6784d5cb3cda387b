package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.PackageBuilder;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.OrderFunctions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The dashboard on a host without keys")
class DashboardIT extends DashboardBrowserTests {

  @Override
  HostOptions options(Path packageFolder, Path folder) throws Exception {
    Path hub = folder.resolve("hub.db");
    Path earlier = Files.createDirectory(folder.resolve("earlier"));
    PackageBuilder.addApp(earlier);
    PackageBuilder.addFunctions(earlier, "orders.jar", OrderFunctions.class);
    startOrder(HostOptions.inMemory(earlier).withFile(hub));
    return HostOptions.inMemory(packageFolder).withFile(hub);
  }

  @Override
  String key() {
    return "";
  }

  @Test
  void shows_why_an_instance_waits_whose_orchestrator_is_no_longer_in_the_package() {
    page().openInstance("order-1");
    page().until(p -> p.text(".facts").contains("Held"));

    assertThat(page().text("#reason"))
        .startsWith("The instance waits, because the package's code cannot continue it. ")
        .contains("'Order'");
    assertThat(page().text("#instance-view .state")).isEqualTo("Running");
  }

  /** Leaves a running instance in the hub's file. */
  private static void startOrder(HostOptions options) throws Exception {
    try (DashboardSite before = new DashboardSite(options, "")) {
      before.start("Order", "order-1", "null");
      await()
          .until(
              () -> before.get("singletons/history?id=order-1").body().contains("\"COMPLETED\""));
    }
  }
}
