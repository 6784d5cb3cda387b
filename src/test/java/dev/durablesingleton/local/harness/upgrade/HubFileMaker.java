package dev.durablesingleton.local.harness.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Creates the file of a task hub with the current schema. Run it before the schema changes, and add
 * the file to {@code src/test/resources/hubs}. {@code -Ddurable-local.jar} is the jar that writes
 * the file, {@code -Dpackage.folder} a staged package with the SDK.
 */
final class HubFileMaker {

  private HubFileMaker() {}

  /**
   * @param arguments an empty working folder, and the file to create
   */
  public static void main(String[] arguments) throws Exception {
    Path functions = UpgradeHub.stage(Files.createDirectory(Path.of(arguments[0], "functions")));
    Path file = Path.of(arguments[1]);
    try (UpgradeHub hub = new UpgradeHub(functions, file, UpgradeFunctions.BROKEN)) {
      createFailedInstances(hub);
      hub.stop();
    }
    try (UpgradeHub hub = new UpgradeHub(functions, file, "")) {
      createWaitingInstances(hub);
      hub.stop();
    }
    try (UpgradeHub hub = new UpgradeHub(functions, file, UpgradeFunctions.HANGS)) {
      createHangingInstances(hub);
      // The host is killed, so the file contains an unfinished turn and an unfinished activity.
    }
    mergeLog(file);
  }

  private static void createFailedInstances(UpgradeHub hub) {
    for (String id : new String[] {"failed", "rewound", "stuck"}) {
      hub.start("UpgradeRepair", id, "\"" + id + "\"");
      hub.awaitStatus(id, "Failed");
    }
  }

  private static void createWaitingInstances(UpgradeHub hub) {
    hub.signal("rewound", "rewind", "repaired");
    hub.await("rewound", status -> status.toString().contains(" is well"));
    hub.start("UpgradeWork", "completed", "\"done\"");
    hub.awaitStatus("completed", "Completed");
    hub.start("UpgradeEvent", "terminated", "null");
    hub.awaitStatus("terminated", "Running");
    hub.signal("terminated", "terminate", "enough");
    hub.awaitStatus("terminated", "Terminated");
    hub.start("UpgradeEvent", "waiting", "null");
    hub.awaitStatus("waiting", "Running");
    hub.start("UpgradeParent", "parent", "null");
    hub.awaitStatus("parent:child", "Running");
    hub.start("UpgradeTimer", "timer", "60");
    hub.start("UpgradeTimer", "long-timer", "1000000000");
    hub.awaitStatus("long-timer", "Running");
    hub.start("UpgradeEvent", "suspended", "null");
    hub.awaitStatus("suspended", "Running");
    hub.signal("suspended", "suspend", "maintenance");
    hub.awaitStatus("suspended", "Suspended");
    hub.raise("suspended", "\"early\"");
    hub.start("UpgradeEternal", "eternal", "0");
    hub.await("eternal", status -> status.get("customStatus").toString().equals("3"));
  }

  private static void createHangingInstances(UpgradeHub hub) {
    hub.signal("stuck", "rewind", "again");
    hub.awaitStatus("stuck", "Running");
    hub.start("UpgradeWork", "working", "\"work\"");
    hub.await("working", status -> status.toString().contains("TaskScheduled"));
  }

  private static void mergeLog(Path file) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      statement.execute("PRAGMA journal_mode = DELETE");
    }
  }
}
