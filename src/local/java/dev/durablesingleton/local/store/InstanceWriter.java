package dev.durablesingleton.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes instances, their inputs and histories, within the connection's transaction. */
final class InstanceWriter {

  /**
   * Instances whose place is remembered, so that their turns need no look into the index of IDs.
   */
  private static final int REMEMBERED = 20_000;

  private final Command find;
  private final Command place;
  private final Command insert;
  private final Command update;
  private final Command delete;
  private final Command insertInput;
  private final Command deleteInput;
  private final Command append;
  private final Command clear;
  private final Map<String, Place> places = new Places();
  private long nextNumber;

  InstanceWriter(Connection connection) throws SQLException {
    find = new Command(connection, InstanceRow.SELECT_BY_ID);
    place =
        new Command(
            connection,
            """
            SELECT number, execution_id,
              (SELECT 1 + coalesce(max(turn), -1) FROM history WHERE instance = number)
            FROM instance WHERE id = ?""");
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
    places.put(instance.id(), new Place(number, instance.executionId()));
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
      places.remove(instance.id());
    }
  }

  void remove(String id) throws SQLException {
    Optional<Place> known = findPlace(id);
    if (known.isPresent()) {
      long number = known.get().number;
      delete.number(number).update();
      deleteInput.number(number).update();
      clear.number(number).update();
      places.remove(id);
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
    places.clear();
  }

  private void insertInput(long number, String input) throws SQLException {
    if (input != null) {
      insertInput.number(number).text(input).update();
    }
  }

  private Place place(String id) throws SQLException {
    return findPlace(id)
        .orElseThrow(() -> new IllegalStateException("no instance '" + id + "' to change"));
  }

  private Optional<Place> findPlace(String id) throws SQLException {
    Place known = places.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Place> found =
        place.text(id).first(row -> new Place(row.number(), row.text(), row.number()));
    found.ifPresent(kept -> places.put(id, kept));
    return found;
  }

  private static final class Place {
    private final long number;
    private String executionId;
    private long turns;

    private Place(long number, String executionId) {
      this(number, executionId, 0);
    }

    private Place(long number, String executionId, long turns) {
      this.number = number;
      this.executionId = executionId;
      this.turns = turns;
    }
  }

  private static final class Places extends LinkedHashMap<String, Place> {
    private Places() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
      return size() > REMEMBERED;
    }
  }
}
