package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.HubSchema.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table of entities, the step that creates it, and its queries. */
final class EntityTable {

  /** Creates the table in a file of an earlier version. */
  static final Step CREATE =
      Step.of(
          """
          CREATE TABLE entity (
            id BLOB NOT NULL PRIMARY KEY,
            locked_by BLOB,
            updated_seconds INTEGER NOT NULL,
            updated_nanos INTEGER NOT NULL,
            state BLOB
          )""",
          "CREATE INDEX entity_by_holder ON entity (locked_by) WHERE locked_by IS NOT NULL");

  static final String SELECT =
      "SELECT id, state, locked_by, updated_seconds, updated_nanos FROM entity";

  /** Entities that are locked or have messages. */
  static final String SELECT_ACTIVE =
      SELECT + " WHERE locked_by IS NOT NULL OR id IN (SELECT instance_id FROM message)";

  private static final String SELECT_WITHOUT_STATE =
      """
      SELECT id, CASE WHEN state IS NOT NULL THEN x'' END, locked_by, updated_seconds, updated_nanos
      FROM entity""";

  private static final int PAGE = 100;

  /** States may be long. */
  private static final int PAGE_WITH_STATES = 10;

  private EntityTable() {}

  static EntityRow read(SqlStatement.Row row) throws SQLException {
    return new EntityRow(row.text(), row.textOrNull(), row.textOrNull(), row.time());
  }

  /** Visits entities in order of their IDs, a page at a time. */
  static void visit(
      Connection connection,
      EntityQuery query,
      int limit,
      boolean withStates,
      Store.EntityVisitor visitor)
      throws SQLException {
    int most = withStates ? PAGE_WITH_STATES : PAGE;
    EntityQuery rest = query;
    int left = limit;
    List<EntityRow> page;
    do {
      page = page(connection, rest, Math.min(left, most), withStates);
      left -= page.size();
      for (EntityRow entity : page) {
        if (!visitor.visit(entity)) {
          return;
        }
        rest = rest.after(entity.id());
      }
    } while (left > 0 && page.size() == most);
  }

  private static List<EntityRow> page(
      Connection connection, EntityQuery query, int limit, boolean withStates) throws SQLException {
    String sql =
        """
        %s WHERE id >= ? AND id < ? AND (updated_seconds, updated_nanos) >= (?, ?)
          AND (updated_seconds, updated_nanos) <= (?, ?) ORDER BY id LIMIT ?"""
            .formatted(withStates ? SELECT : SELECT_WITHOUT_STATE);
    try (SqlStatement command = new SqlStatement(connection, sql)) {
      return command
          .text(query.first())
          .bytes(StoredText.endOfPrefix(query.idPrefix()))
          .time(query.updatedFrom() == null ? Instant.MIN : query.updatedFrom())
          .time(query.updatedTo() == null ? Instant.MAX : query.updatedTo())
          .number(limit)
          .all(EntityTable::read);
    }
  }
}
