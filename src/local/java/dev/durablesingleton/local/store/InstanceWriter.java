package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.RowCache.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes instances with their inputs and histories within the connection's transaction. */
final class InstanceWriter {

  private final SqlStatement find;
  private final SqlStatement status;
  private final SqlStatement insert;
  private final SqlStatement update;
  private final SqlStatement updateTurn;
  private final SqlStatement delete;
  private final SqlStatement insertInput;
  private final SqlStatement deleteInput;
  private final RowInserts<Turn> turns;
  private final SqlStatement clear;
  private final RowCache places;
  private long nextNumber;

  /** A new row of the history. */
  private record Turn(long instance, long number, byte[] events) {}

  InstanceWriter(Connection connection) throws SQLException {
    find = new SqlStatement(connection, InstanceRow.SELECT_BY_ID);
    status = new SqlStatement(connection, "SELECT status FROM instance WHERE id = ?");
    places = new RowCache(connection);
    insert = new SqlStatement(connection, InstanceRow.INSERT);
    update = new SqlStatement(connection, InstanceRow.UPDATE);
    updateTurn = new SqlStatement(connection, InstanceRow.UPDATE_TURN);
    delete = new SqlStatement(connection, "DELETE FROM instance WHERE number = ?");
    insertInput = new SqlStatement(connection, "INSERT INTO input (instance, text) VALUES (?, ?)");
    deleteInput = new SqlStatement(connection, "DELETE FROM input WHERE instance = ?");
    turns =
        new RowInserts<>(
            connection,
            "history",
            List.of("instance", "turn", "events"),
            (insert, turn) -> insert.number(turn.instance).number(turn.number).bytes(turn.events));
    clear = new SqlStatement(connection, "DELETE FROM history WHERE instance = ?");
    try (SqlStatement last = new SqlStatement(connection, "SELECT max(number) FROM instance")) {
      nextNumber = 1 + last.first(SqlStatement.Row::number).orElse(0L);
    }
  }

  Optional<RuntimeStatus> status(String id) throws SQLException {
    return status.text(id).first(InstanceRow::status);
  }

  Optional<Instance> find(String id) throws SQLException {
    return find.text(id).first(InstanceRow::read);
  }

  void create(Instance instance) throws SQLException {
    long number = nextNumber++;
    if (InstanceRow.bindNew(insert, number, instance).update() == 0) {
      remove(instance.id());
      InstanceRow.bindNew(insert, number, instance).update();
    }
    insertInput(number, instance.input());
    places.remember(instance.id(), new Place(number, instance.executionId(), instance.status(), 0));
  }

  void update(Instance instance) throws SQLException {
    Place place = place(instance.id());
    boolean sameExecution = place.executionId.equals(instance.executionId());
    if (sameExecution && place.status == instance.status()) {
      InstanceRow.bindTurn(updateTurn, instance).number(place.number).update();
      return;
    }
    InstanceRow.bindChanging(update, instance).number(place.number).update();
    place.status = instance.status();
    if (!sameExecution) {
      deleteInput.number(place.number).update();
      insertInput(place.number, instance.input());
      place.executionId = instance.executionId();
    }
    if (instance.status().isTerminal()) {
      places.forget(instance.id());
    }
  }

  void remove(String id) throws SQLException {
    flush();
    Optional<Place> known = places.find(id);
    if (known.isPresent()) {
      long number = known.get().number;
      delete.number(number).update();
      deleteInput.number(number).update();
      clear.number(number).update();
      places.forget(id);
    }
  }

  void appendHistory(String id, byte[] events) throws SQLException {
    Place place = place(id);
    turns.add(new Turn(place.number, place.turns++, events));
  }

  void clearHistory(String id) throws SQLException {
    Place place = place(id);
    flush();
    clear.number(place.number).update();
    place.turns = 0;
  }

  /** Writes the turns, which are not written before the commit unless they are needed. */
  void flush() throws SQLException {
    turns.flush();
  }

  /** Discards cached data of a transaction that was rolled back. */
  void forget() {
    turns.forget();
    places.forgetAll();
  }

  private void insertInput(long number, @Nullable String input) throws SQLException {
    if (input != null) {
      insertInput.number(number).text(input).update();
    }
  }

  private Place place(String id) throws SQLException {
    if (!places.remembers(id)) {
      // Otherwise the search would not find the number of the last turn.
      flush();
    }
    return places
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no instance '" + id + "' to change"));
  }
}
