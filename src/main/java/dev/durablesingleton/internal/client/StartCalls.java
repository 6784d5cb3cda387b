package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Calls of a durable client with fields that its messages lack. The fields of one call are in the
 * gRPC context of the calling thread, where the channel's interceptors find them; a client that
 * uses a channel of the SDK makes the call without them. Thread-safe.
 */
public final class StartCalls {

  private StartCalls() {}

  /**
   * Schedules an instance.
   *
   * @throws StatusRuntimeException if the engine refuses the start or is unreachable
   */
  public static void schedule(
      DurableTaskClient client,
      String orchestrator,
      NewOrchestrationInstanceOptions options,
      StartFields fields) {
    with(
        StartFieldsInterceptor.FIELDS,
        fields,
        () -> client.scheduleNewOrchestrationInstance(orchestrator, options));
  }

  /**
   * Queries an instance.
   *
   * @param withInput whether to read its input and output too
   * @throws StatusRuntimeException if the engine reports an error or is unreachable
   */
  public static TaggedInstance query(DurableTaskClient client, String id, boolean withInput) {
    AtomicReference<StateFields> fields = new AtomicReference<>();
    return with(
        StateFieldsInterceptor.FIELDS,
        fields,
        () -> TaggedInstance.of(client.getInstanceMetadata(id, withInput), fields.get()));
  }

  private static <V, T> T with(Context.Key<V> key, V value, Supplier<T> call) {
    Context context = Context.current().withValue(key, value);
    Context previous = context.attach();
    try {
      return call.get();
    } finally {
      context.detach(previous);
    }
  }
}
