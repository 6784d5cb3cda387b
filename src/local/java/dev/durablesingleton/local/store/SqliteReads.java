package dev.durablesingleton.local.store;

import java.util.List;
import java.util.Optional;

/** Reads a hub's SQLite file on the connections of a pool. */
abstract class SqliteReads implements StoreReader {

  private final ReaderPool readers;

  SqliteReads(ReaderPool readers) {
    this.readers = readers;
  }

  /** The pool, for other reads; the subclass closes it. */
  final ReaderPool readers() {
    return readers;
  }

  @Override
  public Optional<Instance> find(String id) {
    return readers.read(reader -> reader.find(id));
  }

  @Override
  public byte[] history(String id) {
    return readers.read(reader -> reader.history(id));
  }

  @Override
  public Optional<Store.HistoryPart> history(String id, long afterTurn, int bytes) {
    return readers.read(reader -> reader.history(id, afterTurn, bytes));
  }

  @Override
  public void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor) {
    readers.read(
        reader -> {
          reader.visit(query, limit, texts, visitor);
          return true;
        });
  }

  @Override
  public List<FinishedInstance> finished(FinishedQuery query, int limit) {
    return readers.read(reader -> reader.finished(query, limit));
  }

  @Override
  public Optional<EntityRow> findEntity(String id) {
    return readers.read(reader -> reader.findEntity(id));
  }

  @Override
  public void visitEntities(
      EntityQuery query, int limit, boolean withStates, Store.EntityVisitor visitor) {
    readers.read(
        reader -> {
          reader.visitEntities(query, limit, withStates, visitor);
          return true;
        });
  }
}
