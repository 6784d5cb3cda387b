package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;

/** The connection for writing with its prepared statements. */
final class SqliteWriter implements Closeables.Closeable {

  private final Connection connection;
  private final InstanceWriter instances;
  private final QueueWriter queues;
  private final EntityWriter entities;
  private final SqliteReader reader;
  private boolean usable = true;

  SqliteWriter(Connection connection) throws SQLException {
    this.connection = connection;
    instances = new InstanceWriter(connection);
    queues = new QueueWriter(connection);
    entities = new EntityWriter(connection);
    reader = new SqliteReader(connection);
    connection.setAutoCommit(false);
  }

  InstanceWriter instances() {
    return instances;
  }

  QueueWriter queues() {
    return queues;
  }

  EntityWriter entities() {
    return entities;
  }

  /** Reads with the changes of the transaction. */
  SqliteReader reader() throws SQLException {
    instances.flush();
    return reader;
  }

  void commit() throws SQLException {
    instances.flush();
    queues.flush();
    connection.commit();
  }

  /** Rolls back uncommitted changes. */
  void rollBack() {
    instances.forget();
    queues.forget();
    try {
      connection.rollback();
    } catch (SQLException e) {
      // SQLite ends a transaction itself when the disk is full, and the driver does not notice.
      usable = false;
    }
  }

  /** Whether the next transaction may use this connection. */
  boolean isUsable() {
    return usable;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
