package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Caches the numbers of instances in the file. Turns of active instances then need no lookup in the
 * index of IDs, whose pages are not contiguous.
 */
final class RowCache {

  private static final int REMEMBERED = 20_000;

  private final SqlStatement find;
  private final Map<String, Place> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
          return size() > REMEMBERED;
        }
      };

  RowCache(Connection connection) throws SQLException {
    find =
        new SqlStatement(
            connection,
            """
            SELECT number, execution_id, status,
              (SELECT 1 + coalesce(max(turn), -1) FROM history WHERE instance = number)
            FROM instance WHERE id = ?""");
  }

  Optional<Place> find(String id) throws SQLException {
    Place known = remembered.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Place> found =
        find.text(id)
            .first(
                row -> new Place(row.number(), row.text(), InstanceRow.status(row), row.number()));
    found.ifPresent(place -> remember(id, place));
    return found;
  }

  boolean remembers(String id) {
    return remembered.containsKey(id);
  }

  void remember(String id, Place place) {
    remembered.put(id, place);
  }

  void forget(String id) {
    remembered.remove(id);
  }

  void forgetAll() {
    remembered.clear();
  }

  /** An instance's number in the tables, its execution, status, and the number of its next turn. */
  static final class Place {
    final long number;
    String executionId;
    RuntimeStatus status;
    long turns;

    Place(long number, String executionId, RuntimeStatus status, long turns) {
      this.number = number;
      this.executionId = executionId;
      this.status = status;
      this.turns = turns;
    }
  }
}
