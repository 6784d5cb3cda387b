package dev.durablesingleton.testkit;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.JacksonDataConverter;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task hub that starts instances as the default storage does: it looks, and then writes the row
 * if it is still as it was seen, and tells success either way. Finished instances are overwritten.
 */
public final class AzureStorageHub {

  private record Row(String input, OrchestrationRuntimeStatus status) {}

  private final Map<String, Row> rows = new ConcurrentHashMap<>();
  private final AtomicInteger runs = new AtomicInteger();
  private volatile Runnable afterAsk = () -> {};
  private volatile Runnable beforeWrite = () -> {};
  private volatile OrchestrationRuntimeStatus reached = OrchestrationRuntimeStatus.PENDING;

  /** Runs after each question has been answered but before the caller sees it. */
  public AzureStorageHub afterAsk(Runnable action) {
    afterAsk = action;
    return this;
  }

  /** Runs in the window between an engine's look and its write. */
  public AzureStorageHub beforeWrite(Runnable action) {
    beforeWrite = action;
    return this;
  }

  /** The status that instances have as soon as they are started. */
  public AzureStorageHub reaching(OrchestrationRuntimeStatus status) {
    reached = status;
    return this;
  }

  /** A client of this hub. */
  public DurableTaskClient client() {
    DurableTaskClient client = mock(DurableTaskClient.class, withSettings().stubOnly());
    when(client.getInstanceMetadata(anyString(), anyBoolean()))
        .thenAnswer(call -> find(call.getArgument(0), call.getArgument(1)));
    when(client.scheduleNewOrchestrationInstance(
            anyString(), any(NewOrchestrationInstanceOptions.class)))
        .thenAnswer(call -> start(call.getArgument(1)));
    return client;
  }

  /** The raw input of the instance that has the ID. */
  public String input(String id) {
    return rows.get(id).input();
  }

  /** How many instances have run, those since overwritten included. */
  public int runs() {
    return runs.get();
  }

  private OrchestrationMetadata find(String id, boolean withInput) {
    Row row = rows.get(id);
    if (!withInput) {
      afterAsk.run();
    }
    return row == null
        ? Instances.missing()
        : Instances.instance(id, row.status(), withInput ? row.input() : "");
  }

  private String start(NewOrchestrationInstanceOptions options) {
    String id = options.getInstanceId();
    Row seen = rows.get(id);
    if (seen != null && !isFinished(seen)) {
      throw Status.ALREADY_EXISTS.asRuntimeException();
    }
    beforeWrite.run();
    Row mine = new Row(new JacksonDataConverter().serialize(options.getInput()), reached);
    Row stored = rows.compute(id, (key, now) -> now == seen ? mine : now);
    if (stored == mine) {
      runs.incrementAndGet();
    }
    return id;
  }

  private static boolean isFinished(Row row) {
    return switch (row.status()) {
      case COMPLETED, FAILED, TERMINATED, CANCELED -> true;
      default -> false;
    };
  }
}
