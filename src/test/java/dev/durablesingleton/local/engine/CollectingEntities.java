package dev.durablesingleton.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.options.EntityOptions;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A hub with the entities and the orchestration of {@link EntityModel}. */
final class CollectingEntities implements ModelledHub<EntityCommand> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Small batches, so that several are needed; empty entities may be removed immediately. */
  private static final HubOptions OPTIONS =
      ManualHub.OPTIONS.withEntities(new EntityOptions(3, Duration.ZERO));

  private final ManualHub manual;
  private int starts;

  CollectingEntities(Store store) {
    manual = new ManualHub(store, new CollectingWorker(ObedientOrchestration::run), OPTIONS);
  }

  @Override
  public Optional<Object> ask(EntityCommand command) {
    switch (command.kind()) {
      case BREAK_COMMIT -> manual.breakCommit(command.number());
      case RESTART -> manual.restart();
      case ADVANCE_CLOCK -> manual.advance(Duration.ofMinutes(command.number()));
      default -> {
        return manual.ask(hub -> answer(hub, command));
      }
    }
    return Optional.of(true);
  }

  private CompletableFuture<Object> answer(TaskHub hub, EntityCommand command) {
    String id = command.id();
    return switch (command.kind()) {
      case SIGNAL -> signal(hub, command, 0);
      case SIGNAL_LATER -> signal(hub, command, command.number());
      case CLEAN -> hub.entities().clean(true, true, Runnable::run).thenApply(cleaned -> cleaned);
      case START ->
          hub.start(
                  new StartCommand(
                      id, "Obey", null, "\"r" + ++starts + "\"", null, StartCommand.NON_RUNNING))
              .thenApply(StartResult.Started.class::isInstance);
      case TERMINATE -> accepted(hub.terminate(id, null));
      case PURGE -> accepted(hub.purge(id));
      default -> accepted(hub.raiseEvent(id, "do", json(command)));
    };
  }

  private CompletableFuture<Object> signal(TaskHub hub, EntityCommand command, int minutes) {
    return hub.entities()
        .signal(
            id(command.key()),
            "signal",
            command.operation().label(),
            "" + command.number(),
            minutes == 0 ? null : manual.clock().instant().plus(Duration.ofMinutes(minutes)))
        .thenApply(nothing -> true);
  }

  private static CompletableFuture<Object> accepted(CompletableFuture<CommandResult> result) {
    return result.thenApply(CommandResult.Accepted.class::isInstance);
  }

  @Override
  public Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>();
    TaskHub hub = manual.hub();
    for (String key : EntityModel.KEYS) {
      hub.entities().find(id(key)).ifPresent(entity -> seen.put(key, SeenEntities.seen(entity)));
    }
    for (String id : EntityModel.IDS) {
      hub.find(id).ifPresent(run -> seen.put(id, SeenEntities.seen(run, hub.history(id))));
    }
    return seen;
  }

  private static EntityId id(String key) {
    return new EntityId("counter", key);
  }

  private static String json(EntityCommand command) {
    try {
      return JSON.writeValueAsString(command);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    manual.close();
  }
}
