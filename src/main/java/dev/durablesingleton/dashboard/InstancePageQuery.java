package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Asks the engine for one page of instances, which must fit into one message of 4 MiB. */
record InstancePageQuery(DurableClients clients, DurableClientContext durable) {

  /**
   * A page of the size that the query asks for, or a smaller one where large inputs and outputs do
   * not fit.
   */
  OrchestrationStatusQueryResult run(OrchestrationStatusQuery query) {
    return clients.call(durable, (client, again) -> shrinking(client, query));
  }

  private static OrchestrationStatusQueryResult shrinking(
      DurableTaskClient client, OrchestrationStatusQuery query) {
    while (true) {
      try {
        return client.queryInstances(query);
      } catch (StatusRuntimeException e) {
        int size = query.getMaxInstanceCount();
        boolean tooLarge = e.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
        if (!tooLarge || size == 1 && !query.isFetchInputsAndOutputs()) {
          throw e;
        }
        // One alone that does not fit may fit without its input.
        query.setFetchInputsAndOutputs(size > 1 && query.isFetchInputsAndOutputs());
        query.setMaxInstanceCount(Math.max(1, size / 4));
      }
    }
  }
}
