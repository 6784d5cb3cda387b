package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import dev.durablesingleton.client.DurableClients;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** An activity with a durable client of its own, as only an activity may have one. */
public class PurgeFinished {

  private final DurableClients clients;

  /** For the worker, which makes a new object for every invocation. */
  public PurgeFinished() {
    this(DurableClients.shared());
  }

  PurgeFinished(DurableClients clients) {
    this.clients = clients;
  }

  /**
   * Purges what finished among the instances created up to a time.
   *
   * @param createdBefore ISO-8601 instant
   * @return how many there were
   * @throws TimeoutException after the SDK's 4 minutes; what is left is for the next time
   */
  @FunctionName("PurgeFinished")
  public int run(
      @DurableActivityTrigger(name = "createdBefore") String createdBefore,
      @DurableClientInput(name = "durableContext") DurableClientContext durableContext)
      throws TimeoutException {
    PurgeInstanceCriteria criteria =
        new PurgeInstanceCriteria()
            // The SDK cannot do without it.
            .setCreatedTimeFrom(Instant.EPOCH)
            .setCreatedTimeTo(Instant.parse(ActivityInput.text(createdBefore)))
            // Azure Storage would purge running instances too if no finished status were named.
            .setRuntimeStatusList(List.of(COMPLETED, FAILED, TERMINATED));
    return clients
        .call(durableContext, (client, again) -> client.purgeInstances(criteria))
        .getDeletedInstanceCount();
  }
}
