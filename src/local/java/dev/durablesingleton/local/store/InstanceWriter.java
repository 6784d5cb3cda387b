package dev.durablesingleton.local.store;

import dev.durablesingleton.local.store.InstancePlaces.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes instances, their inputs and histories, within the connection's transaction. */
final class InstanceWriter {

  /**
   * Instances whose place is remembered, so that their turns need no look into the index of IDs.
   */
  private static final int REMEMBERED = 20_000;

  private final Command find;
  private final Command insert;
  private final Command update;
  private final Command delete;
  private final Command insertInput;
  private final Command deleteInput;
  private final Command append;
  private final Command clear;
  private final InstancePlaces places;
  private long nextNumber;

  InstanceWriter(Connection connection) throws SQLException {
    find = new Command(connection, InstanceRow.SELECT_BY_ID);
    places = new InstancePlaces(connection);
    insert = new Command(connection, InstanceRow.INSERT);
    update = new Command(connection, InstanceRow.UPDATE);
    delete = new Command(connection, "DELETE FROM instance WHERE number = ?");
    insertInput = new Command(connection, "INSERT INTO input (instance, text) VALUES (?, ?)");
    deleteInput = new Command(connection, "DELETE FROM input WHERE instance = ?");
    append =
        new Command(connection, "INSERT INTO history (instance, turn, events) VALUES (?, ?, ?)");
    clear = new Command(connection, "DELETE FROM history WHERE instance = ?");
    try (Command last = new Command(connection, "SELECT max(number) FROM instance")) {
      nextNumber = 1 + last.first(Command.Row::number).orElse(0L);
    }
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
    places.remember(instance.id(), new Place(number, instance.executionId(), 0));
  }

  void update(Instance instance) throws SQLException {
    Place place = place(instance.id());
    InstanceRow.bindChanging(update, instance).number(place.number).update();
    if (!place.executionId.equals(instance.executionId())) {
      deleteInput.number(place.number).update();
      insertInput(place.number, instance.input());
      place.executionId = instance.executionId();
    }
    if (instance.status().isTerminal()) {
      places.forget(instance.id());
    }
  }

  void remove(String id) throws SQLException {
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
    append.number(place.number).number(place.turns++).bytes(events).update();
  }

  void clearHistory(String id) throws SQLException {
    Place place = place(id);
    clear.number(place.number).update();
    place.turns = 0;
  }

  /** Forgets what a transaction did that is not kept. */
  void forget() {
    places.forgetAll();
  }

  private void insertInput(long number, String input) throws SQLException {
    if (input != null) {
      insertInput.number(number).text(input).update();
    }
  }

  private Place place(String id) throws SQLException {
    return places
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no instance '" + id + "' to change"));
  }
}
