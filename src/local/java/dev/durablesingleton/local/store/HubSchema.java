package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of a hub's file, and the migrations from earlier versions. Texts are {@link
 * StoredText}; times are pairs of seconds since 1970 and nanoseconds.
 *
 * <p>Rows of an instance contain its number, so that new rows are appended to each table and to the
 * index by status; only the index of IDs is written in random order. The input has a separate
 * table, because an update of a row writes the whole row.
 */
final class HubSchema {

  /** SQLite's application ID of the file, which {@code file(1)} shows: "DrbH". */
  static final int APPLICATION_ID = 0x44726248;

  /** The migrations; the step at index n migrates version n to n + 1. */
  private static final List<Step> STEPS =
      List.of(
          Step.of(
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
              )"""),
          // From version 2 on, the history does not repeat the instance's input, so an earlier
          // program, which would not find it, must not open the file.
          new GenericEventData(),
          Step.of("ALTER TABLE instance ADD COLUMN tags BLOB"),
          // From version 4 on, the engine also writes shorter events, which an earlier program
          // cannot read. It still reads those of earlier versions, so nothing is rewritten.
          EntityTable.CREATE,
          Step.of(
              "ALTER TABLE instance ADD COLUMN trace_context BLOB",
              "ALTER TABLE activity ADD COLUMN trace_context BLOB"));

  /** The current version. */
  static final int VERSION = STEPS.size();

  private HubSchema() {}

  /** Migrates an empty file or one of an earlier version to {@link #VERSION} in one transaction. */
  static void migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      if (version == VERSION) {
        return;
      }
      statement.execute("BEGIN IMMEDIATE");
      for (Step step : STEPS.subList(version, VERSION)) {
        step.apply(connection);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + VERSION);
      statement.execute("COMMIT");
    }
  }

  /** Migrates a file from one version to the next within the transaction of the migration. */
  interface Step {

    /** Returns a step that executes SQL statements. */
    static Step of(String... statements) {
      return connection -> {
        try (Statement statement = connection.createStatement()) {
          for (String sql : statements) {
            statement.execute(sql);
          }
        }
      };
    }

    void apply(Connection connection) throws SQLException;
  }

  /** Returns the version of the open file; 0 for an empty one. */
  static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.getInt(1);
    }
  }
}
