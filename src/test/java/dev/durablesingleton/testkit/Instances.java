package dev.durablesingleton.testkit;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.DataConverter;
import com.microsoft.durabletask.JacksonDataConverter;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import java.time.Instant;

/** Instances as the SDK's client reports them, real objects made from real messages. */
public final class Instances {

  public static final Instant CREATED = Instant.parse("2026-03-01T10:20:30.456Z");
  public static final Instant UPDATED = Instant.parse("2026-03-01T10:21:00Z");

  private Instances() {}

  /** What the client returns for an ID that the engine does not know. */
  public static OrchestrationMetadata missing() {
    return of(OrchestrationState.getDefaultInstance());
  }

  public static OrchestrationMetadata instance(
      String id, OrchestrationRuntimeStatus status, String rawInput) {
    return of(state(id, status).setInput(StringValue.of(rawInput)).build());
  }

  public static OrchestrationState.Builder state(String id, OrchestrationRuntimeStatus status) {
    return OrchestrationState.newBuilder()
        .setInstanceId(id)
        .setName("HelloCities")
        .setOrchestrationStatus(OrchestrationStatus.valueOf("ORCHESTRATION_STATUS_" + status))
        .setCreatedTimestamp(timestamp(CREATED))
        .setLastUpdatedTimestamp(timestamp(UPDATED));
  }

  public static OrchestrationMetadata of(OrchestrationState state) {
    try {
      var constructor =
          OrchestrationMetadata.class.getDeclaredConstructor(
              OrchestrationState.class, DataConverter.class, boolean.class);
      constructor.setAccessible(true);
      return constructor.newInstance(state, new JacksonDataConverter(), true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The SDK's metadata is made in another way now.", e);
    }
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
