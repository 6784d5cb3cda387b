package dev.durablesingleton.local.store;

import java.sql.SQLException;
import java.util.Optional;

/** A transaction on the connection for writing. After a failure it can only be closed. */
final class SqliteTransaction implements Store.Transaction {

  private final HubFile file;
  private final SqliteWriter writer;
  private boolean open = true;

  SqliteTransaction(HubFile file, SqliteWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  @Override
  public Optional<Instance> find(String id) {
    return call(() -> writer.instances().find(id));
  }

  @Override
  public Optional<RuntimeStatus> status(String id) {
    return call(() -> writer.instances().status(id));
  }

  @Override
  public byte[] history(String id) {
    return call(() -> writer.reader().history(id));
  }

  @Override
  public void create(Instance instance) {
    run(() -> writer.instances().create(instance));
  }

  @Override
  public void update(Instance instance) {
    run(() -> writer.instances().update(instance));
  }

  @Override
  public void remove(String id) {
    run(() -> writer.instances().remove(id));
  }

  @Override
  public void appendHistory(String id, byte[] events) {
    run(() -> writer.instances().appendHistory(id, events));
  }

  @Override
  public void clearHistory(String id) {
    run(() -> writer.instances().clearHistory(id));
  }

  @Override
  public void add(Message message) {
    run(() -> writer.queues().add(message));
  }

  @Override
  public void removeMessage(long sequence) {
    run(() -> writer.queues().removeMessage(sequence));
  }

  @Override
  public void add(ActivityTask activity) {
    run(() -> writer.queues().add(activity));
  }

  @Override
  public void removeActivity(long sequence) {
    run(() -> writer.queues().removeActivity(sequence));
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return call(() -> writer.entities().find(id));
  }

  @Override
  public void put(EntityRow entity) {
    run(() -> writer.entities().put(entity));
  }

  @Override
  public void removeEntity(String id) {
    run(() -> writer.entities().remove(id));
  }

  @Override
  public void commit() {
    file.requireInPlace();
    run(writer::commit);
    open = false;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      writer.rollBack();
    }
  }

  boolean isOpen() {
    return open;
  }

  private void run(Change change) {
    call(
        () -> {
          change.make();
          return true;
        });
  }

  private <T> T call(Work<T> work) {
    if (!open) {
      throw new IllegalStateException("the transaction has ended");
    }
    try {
      return work.call();
    } catch (SQLException e) {
      close();
      throw SqliteFailure.of(file.path(), e);
    }
  }

  private interface Change {
    void make() throws SQLException;
  }

  private interface Work<T> {
    T call() throws SQLException;
  }
}
