package dev.durablesingleton.internal.dashboard;

import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.PackageBuilder;
import dev.durablesingleton.local.host.HostOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import probe.wire.Entities;

/** The staged package with entity functions added, which the samples do not have. */
final class EntitySite {

  /** A request of the instance {@code fleet} for the lock of {@code @counter@locked}. */
  private static final String LOCK =
      "{\\\"op\\\":null,\\\"id\\\":\\\"s\\\",\\\"parent\\\":\\\"fleet\\\",\\\"pos\\\":0,"
          + "\\\"lockset\\\":[{\\\"name\\\":\\\"counter\\\",\\\"key\\\":\\\"locked\\\"}]}";

  private EntitySite() {}

  /** Starts a host in a folder of its own. */
  static DashboardSite in(Path folder) throws Exception {
    Path app = Files.createDirectory(folder.resolve("app"));
    PackageBuilder.addApp(app);
    PackageBuilder.addFunctions(app, "probe.jar", Entities.class);
    return new DashboardSite(HostOptions.inMemory(app), "");
  }

  /** Makes an ended instance, {@code fleet}, hold the lock of {@code @counter@locked}. */
  static void lock(DashboardSite site) {
    site.run("ProvisionFleet", "fleet", "[\"pump\"]");
    site.act("signal", "{\"id\":\"@counter@locked\",\"event\":\"add\",\"data\":\"1\"}");
    await().until(() -> site.get("singletons/instance?id=@counter@locked").statusCode() == 200);
    site.act(
        "raiseEvent", "{\"id\":\"@counter@locked\",\"event\":\"op\",\"data\":\"" + LOCK + "\"}");
  }
}
