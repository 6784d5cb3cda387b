package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.EntityCommand.Kind;
import dev.durablesingleton.local.engine.EntityCommand.Operation;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;

@Label("Whatever sequence of commands entities and their callers get, they do what the model does")
class EntityModelTest {
  private static final Logger SDK = Logger.getLogger("com.microsoft.durabletask");

  @BeforeContainer
  static void quiet() {
    SDK.setLevel(Level.OFF);
  }

  @Property(tries = 250)
  void in_memory(@ForAll("commands") @Size(max = 60) List<EntityCommand> commands) {
    ModelStores.inMemory(store -> check(store, commands));
  }

  @Property(tries = 40)
  void in_a_file(@ForAll("commands") @Size(max = 60) List<EntityCommand> commands)
      throws IOException {
    ModelStores.inFile(store -> check(store, commands));
  }

  @Provide
  Arbitrary<List<EntityCommand>> commands() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(6, Kind.SIGNAL),
            Tuple.of(3, Kind.SIGNAL_LATER),
            Tuple.of(3, Kind.ADVANCE_CLOCK),
            Tuple.of(8, Kind.START),
            Tuple.of(2, Kind.TERMINATE),
            Tuple.of(1, Kind.PURGE),
            Tuple.of(3, Kind.CLEAN),
            Tuple.of(6, Kind.CALL),
            Tuple.of(3, Kind.TELL),
            Tuple.of(8, Kind.LOCK),
            Tuple.of(5, Kind.RELEASE),
            Tuple.of(6, Kind.CRITICAL_SECTION),
            Tuple.of(1, Kind.COMPLETE),
            Tuple.of(1, Kind.FAIL),
            Tuple.of(2, Kind.RESTART),
            Tuple.of(5, Kind.BREAK_COMMIT));
    Arbitrary<List<String>> keys = Arbitraries.of(List.of("a"), List.of("b"), List.of("a", "b"));
    Arbitrary<Operation> operations =
        Arbitraries.frequency(
            Tuple.of(6, Operation.APPEND),
            Tuple.of(1, Operation.PASS),
            Tuple.of(1, Operation.DELETE),
            Tuple.of(1, Operation.LEAP));
    return Combinators.combine(
            kinds,
            Arbitraries.of(EntityModel.IDS),
            keys,
            operations,
            Arbitraries.integers().between(1, 9))
        .as(EntityCommand::new)
        .list();
  }

  private static void check(Store store, List<EntityCommand> commands) {
    try (ModelledHub<EntityCommand> hub = new CollectingEntities(store)) {
      hub.check(new EntityModel(), commands);
    }
  }
}
