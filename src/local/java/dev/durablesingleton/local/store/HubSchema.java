package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a hub's file and how they became so. Texts are {@link StoredText}, times pairs of
 * seconds since 1970 and nanoseconds.
 *
 * <p>Rows of an instance carry its number, so that new ones go to the end of each table and of the
 * index by status; only the index of IDs is written in random places. The input has a table of its
 * own, since an update writes its whole row again.
 */
final class HubSchema {

  /** Marks the file as ours, as {@code file(1)} and SQLite's header have it: "DrbH". */
  static final int APPLICATION_ID = 0x44726248;

  /** What takes a file from the version that is the step's index to the next one. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE instance (
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL,
                execution_id BLOB NOT NULL,
                name BLOB NOT NULL,
                version BLOB,
                status INTEGER NOT NULL,
                created_seconds INTEGER NOT NULL,
                created_nanos INTEGER NOT NULL,
                updated_seconds INTEGER NOT NULL,
                updated_nanos INTEGER NOT NULL,
                scheduled_seconds INTEGER,
                scheduled_nanos INTEGER,
                parent_id BLOB,
                parent_execution_id BLOB,
                parent_name BLOB,
                parent_task INTEGER,
                custom_status BLOB,
                output BLOB,
                failure BLOB
              )""",
              "CREATE UNIQUE INDEX instance_by_id ON instance (id)",
              "CREATE INDEX instance_by_status ON instance (status, created_seconds)",
              "CREATE TABLE input (instance INTEGER PRIMARY KEY, text BLOB NOT NULL)",
              """
              CREATE TABLE history (
                instance INTEGER NOT NULL,
                turn INTEGER NOT NULL,
                events BLOB NOT NULL,
                PRIMARY KEY (instance, turn)
              ) WITHOUT ROWID""",
              """
              CREATE TABLE message (
                sequence INTEGER PRIMARY KEY,
                instance_id BLOB NOT NULL,
                execution_id BLOB,
                due_seconds INTEGER,
                due_nanos INTEGER,
                event BLOB NOT NULL
              )""",
              """
              CREATE TABLE activity (
                sequence INTEGER PRIMARY KEY,
                instance_id BLOB NOT NULL,
                execution_id BLOB NOT NULL,
                task INTEGER NOT NULL,
                name BLOB NOT NULL,
                version BLOB,
                input BLOB
              )"""));

  /** The version that this program reads and writes. */
  static final int VERSION = STEPS.size();

  private HubSchema() {}

  /** Brings a file, empty or of an older version, to {@link #VERSION}, all at once. */
  static void migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      if (version == VERSION) {
        return;
      }
      statement.execute("BEGIN IMMEDIATE");
      for (List<String> step : STEPS.subList(version, VERSION)) {
        for (String sql : step) {
          statement.execute(sql);
        }
      }
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
      statement.execute("COMMIT");
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.getInt(1);
    }
  }
}
