package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.local.engine.HubModel.Command;
import dev.durablesingleton.local.engine.HubModel.Kind;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    try (Store store = new MemoryStore()) {
      check(store, commands);
    }
  }

  @Property(tries = 60)
  void in_a_file(@ForAll("commands") @Size(max = 40) List<Command> commands) throws IOException {
    Path folder = Files.createTempDirectory("model");
    try (Store store = SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL)) {
      check(store, commands);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
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

  /** Tracks all states that the hub may be in: after a failed commit there are two. */
  private static void check(Store store, List<Command> commands) {
    try (ModelledHub hub = new ModelledHub(store)) {
      Set<HubModel> possible = Set.of(new HubModel());
      for (Command command : commands) {
        if (command.kind() == Kind.BREAK_COMMIT) {
          hub.breakNextCommit(command.number());
        } else if (command.kind() == Kind.RESTART) {
          hub.restart();
        } else if (hub.isBroken()) {
          hub.tryTo(command);
          hub.recover();
          possible =
              possible.stream()
                  .flatMap(model -> Stream.of(model, model.after(command)))
                  .collect(Collectors.toSet());
        } else {
          boolean accepted = hub.accepts(command);
          possible =
              possible.stream()
                  .filter(model -> model.accepts(command) == accepted)
                  .map(model -> model.after(command))
                  .collect(Collectors.toSet());
        }
        possible = seen(hub, possible, command);
      }
    }
  }

  /** A hub recovers on another thread, so its state may change a little later. */
  private static Set<HubModel> seen(ModelledHub hub, Set<HubModel> possible, Command command) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .untilAsserted(
            () ->
                assertThat(possible.stream().map(hub::shown))
                    .as(command.toString())
                    .contains(hub.seen()));
    return possible.stream().filter(hub::is).collect(Collectors.toSet());
  }
}
