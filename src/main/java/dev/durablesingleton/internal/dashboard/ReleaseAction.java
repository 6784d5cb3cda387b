package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import java.util.OptionalInt;

/** Releases the locks of entities whose holders have ended; the engine has no call for one lock. */
final class ReleaseAction {

  private final DurableClients clients;

  ReleaseAction(DurableClients clients) {
    this.clients = clients;
  }

  ActionResult run(DurableClientContext durable) {
    OptionalInt released = clients.releaseOrphanedLocks(durable);
    if (released.isEmpty()) {
      return Message.of(
          ActionStatus.UNSUPPORTED,
          "The engine's address could not be read from this version of durabletask-azure-functions,"
              + " so its locks cannot be released from here.");
    }
    return released.getAsInt() == 0
        ? Message.of(
            ActionStatus.REFUSED,
            "No lock was released: no orchestration that has ended or been purged holds one.")
        : Message.of(
            ActionStatus.ACCEPTED,
            released.getAsInt() == 1
                ? "1 lock was released."
                : released.getAsInt() + " locks were released.");
  }
}
