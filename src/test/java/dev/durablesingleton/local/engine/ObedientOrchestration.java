package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.durablesingleton.local.engine.EntityCommand.Kind;

/** The orchestration of {@link EntityModel}, which does what events tell it. */
final class ObedientOrchestration {
  static final String ASKED_TO_FAIL = "asked to fail";

  private ObedientOrchestration() {}

  static void run(TaskOrchestrationContext ctx) {
    EntityCaller entities = new EntityCaller(ctx, ctx.getInput(String.class));
    while (true) {
      EntityCommand command = ctx.waitForExternalEvent("do", EntityCommand.class).await();
      if (command.kind() == Kind.COMPLETE) {
        ctx.complete(null);
        return;
      }
      if (command.kind() == Kind.FAIL) {
        throw new IllegalStateException(ASKED_TO_FAIL);
      }
      obey(command, entities);
    }
  }

  private static void obey(EntityCommand command, EntityCaller entities) {
    String operation = command.operation().label();
    int number = command.number();
    String[] keys = command.keys().toArray(String[]::new);
    switch (command.kind()) {
      case CALL -> entities.call(command.key(), operation, number).await();
      case TELL -> entities.signal(command.key(), operation, number);
      case LOCK -> entities.lock(keys).await();
      case RELEASE -> entities.release(keys);
      case CRITICAL_SECTION -> {
        entities.lock(keys).await();
        for (String key : keys) {
          entities.call(key, operation, number).await();
        }
        entities.release(keys);
      }
      default -> throw new IllegalArgumentException(command.toString());
    }
  }
}
