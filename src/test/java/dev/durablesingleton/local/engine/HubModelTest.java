package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.HubModel.Command;
import dev.durablesingleton.local.engine.HubModel.Kind;
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

@Label("Whatever sequence of commands a hub gets, it does what the model does")
class HubModelTest {
  private static final Logger SDK = Logger.getLogger("com.microsoft.durabletask");

  @BeforeContainer
  static void quiet() {
    SDK.setLevel(Level.OFF);
  }

  @Property(tries = 300)
  void in_memory(@ForAll("commands") @Size(max = 40) List<Command> commands) {
    ModelStores.inMemory(store -> check(store, commands));
  }

  @Property(tries = 60)
  void in_a_file(@ForAll("commands") @Size(max = 40) List<Command> commands) throws IOException {
    ModelStores.inFile(store -> check(store, commands));
  }

  @Provide
  Arbitrary<List<Command>> commands() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(4, Kind.START),
            Tuple.of(8, Kind.EVENT),
            Tuple.of(3, Kind.SUSPEND),
            Tuple.of(3, Kind.RESUME),
            Tuple.of(1, Kind.TERMINATE),
            Tuple.of(1, Kind.PURGE),
            Tuple.of(2, Kind.REWIND),
            Tuple.of(1, Kind.RESTART),
            Tuple.of(2, Kind.BREAK_COMMIT));
    return Combinators.combine(
            kinds, Arbitraries.of("a", "b"), Arbitraries.integers().between(HubModel.FAIL, 5))
        .as(Command::new)
        .list();
  }

  private static void check(Store store, List<Command> commands) {
    try (ModelledHub<Command> hub = new CollectingHub(store)) {
      hub.check(new HubModel(), commands);
    }
  }
}
