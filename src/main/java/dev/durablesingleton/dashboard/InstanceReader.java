package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.dashboard.ActionResult.Shown;
import dev.durablesingleton.dashboard.ActionResult.Told;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Reads one instance. */
record InstanceReader(DashboardContext parts) {

  /** What there is to know about it but its history. */
  ActionResult read(DurableClientContext durable, String id) {
    return parts.clients().call(durable, (client, again) -> read(client, id));
  }

  private ActionResult read(DurableTaskClient client, String id) {
    boolean withTexts = true;
    OrchestrationMetadata instance;
    try {
      instance = client.getInstanceMetadata(id, true);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED) {
        throw e;
      }
      withTexts = false;
      instance = client.getInstanceMetadata(id, false);
    }
    return instance.isInstanceFound()
        ? new Shown(
            InstanceDetail.of(
                instance, withTexts, parent(client, id), parts.kept().get().contains(id)))
        : Told.noInstance(id);
  }

  /**
   * No interface of the engine names the parent. By convention a child's ID is its parent's, a
   * colon and something more.
   */
  private static String parent(DurableTaskClient client, String id) {
    int colon = id.lastIndexOf(':');
    return colon > 0 && client.getInstanceMetadata(id.substring(0, colon), false).isInstanceFound()
        ? id.substring(0, colon)
        : null;
  }
}
