package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.start.InvalidRequestException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Reads one instance. */
final class InstanceReader {

  private final App app;

  InstanceReader(App app) {
    this.app = app;
  }

  /**
   * The ID in the parameter {@code id}. It is not checked, because other apps may have started
   * instances whose IDs the starter refuses.
   *
   * @throws InvalidRequestException if the parameter is missing
   */
  static String requestedId(HttpRequestMessage<?> request) {
    String id = request.getQueryParameters().getOrDefault("id", "");
    if (id.isEmpty()) {
      throw new InvalidRequestException("The parameter id, the ID of the instance, is missing.");
    }
    return id;
  }

  /** The instance's details, without its history. */
  ActionResult read(DurableClientContext durable, String id) {
    return app.clients().call(durable, (client, retry) -> read(client, id));
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
        ? new Document(InstanceDetail.of(instance, withTexts, app.settings().kept().contains(id)))
        : Message.noInstance(id);
  }
}
