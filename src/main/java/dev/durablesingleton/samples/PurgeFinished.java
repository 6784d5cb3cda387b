package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.durablesingleton.Singletons;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Activity that uses a durable client, which an orchestrator must not do. */
public class PurgeFinished {

  /**
   * Purges the finished instances created up to a time.
   *
   * @param createdBefore ISO-8601 instant
   * @return number of purged instances
   * @throws TimeoutException after the SDK's limit of 4 minutes; the next call purges the rest
   */
  @FunctionName("PurgeFinished")
  public int run(
      @DurableActivityTrigger(name = "createdBefore") String createdBefore,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext)
      throws TimeoutException {
    PurgeInstanceCriteria criteria =
        new PurgeInstanceCriteria()
            // Required by the SDK.
            .setCreatedTimeFrom(Instant.EPOCH)
            .setCreatedTimeTo(Instant.parse(ActivityInput.text(createdBefore)))
            // Without a status list Azure Storage would purge running instances too.
            .setRuntimeStatusList(List.of(COMPLETED, FAILED, TERMINATED));
    return Singletons.current()
        .call(durableContext, client -> client.purgeInstances(criteria))
        .getDeletedInstanceCount();
  }
}
