package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads and writes entities within the connection's transaction. */
final class EntityWriter {

  private final SqlStatement find;
  private final SqlStatement put;
  private final SqlStatement remove;

  EntityWriter(Connection connection) throws SQLException {
    find = new SqlStatement(connection, EntityTable.SELECT + " WHERE id = ?");
    put =
        new SqlStatement(
            connection,
            """
            INSERT INTO entity (id, state, locked_by, updated_seconds, updated_nanos)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,
              locked_by = excluded.locked_by, updated_seconds = excluded.updated_seconds,
              updated_nanos = excluded.updated_nanos""");
    remove = new SqlStatement(connection, "DELETE FROM entity WHERE id = ?");
  }

  Optional<EntityRow> find(String id) throws SQLException {
    return find.text(id).first(EntityTable::read);
  }

  void put(EntityRow entity) throws SQLException {
    put.text(entity.id())
        .text(entity.state())
        .text(entity.lockedBy())
        .time(entity.updatedAt())
        .update();
  }

  void remove(String id) throws SQLException {
    remove.text(id).update();
  }
}
