package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.PurgeInstanceCriteria;
import com.microsoft.durabletask.PurgeResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.fixtures.Contexts;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatchers;

class PurgeFinishedTest {

  @Test
  void purges_finished_instances_up_to_the_time_through_the_shared_client() throws Exception {
    DurableTaskClient client = mock(DurableTaskClient.class);
    PurgeResult result = mock(PurgeResult.class);
    when(result.getDeletedInstanceCount()).thenReturn(12);
    when(client.purgeInstances(ArgumentMatchers.any())).thenReturn(result);
    DurableClientContext context = Contexts.handingOut(client);
    PurgeFinished activity = new PurgeFinished(new DurableClients(Runnable::run));

    assertThat(activity.run("\"2026-02-22T00:00:00Z\"", context)).isEqualTo(12);
    activity.run("2026-02-22T00:00:00Z", context);

    verify(context).getClient();
    ArgumentCaptor<PurgeInstanceCriteria> criteria =
        ArgumentCaptor.forClass(PurgeInstanceCriteria.class);
    verify(client, times(2)).purgeInstances(criteria.capture());
    assertThat(criteria.getAllValues())
        .allSatisfy(
            it -> {
              assertThat(it.getCreatedTimeFrom()).isEqualTo(Instant.EPOCH);
              assertThat(it.getCreatedTimeTo()).isEqualTo("2026-02-22T00:00:00Z");
              assertThat(it.getRuntimeStatusList()).containsExactly(COMPLETED, FAILED, TERMINATED);
            });
  }
}
