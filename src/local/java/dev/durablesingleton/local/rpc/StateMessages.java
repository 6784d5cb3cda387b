package dev.durablesingleton.local.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.messages.Timestamps;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import org.jspecify.annotations.Nullable;

/** Maps instances to messages. */
final class StateMessages {

  private final boolean withFailures;

  /**
   * @param withFailures whether messages contain failure details; servers of remote workers have
   *     them, while the Durable extension has their text as the output
   */
  StateMessages(boolean withFailures) {
    this.withFailures = withFailures;
  }

  /** Returns the response of calls for one instance. */
  GetInstanceResponse found(@Nullable Instance instance, boolean withTexts) {
    GetInstanceResponse.Builder response =
        GetInstanceResponse.newBuilder().setExists(instance != null);
    if (instance != null) {
      response.setOrchestrationState(
          withOrigin(withTexts ? full(instance) : bare(instance), instance));
    }
    return response.build();
  }

  /** Adds the parent and the tags, which the Durable extension's lists do not have. */
  private static OrchestrationState.Builder withOrigin(
      OrchestrationState.Builder state, Instance instance) {
    if (instance.parent() != null) {
      state.setParentInstanceId(text(instance.parent().instanceId()));
    }
    return state.putAllTags(instance.tags());
  }

  /** Returns an entry of a list, with the texts that were read. */
  OrchestrationState listed(Instance instance) {
    OrchestrationState.Builder state = full(instance);
    if (instance.version() != null) {
      state.setVersion(text(instance.version()));
    }
    if (instance.scheduledStart() != null) {
      state.setScheduledStartTimestamp(Timestamps.of(instance.scheduledStart()));
    }
    return state.build();
  }

  private OrchestrationState.Builder full(Instance instance) {
    OrchestrationState.Builder state = bare(instance);
    if (instance.input() != null) {
      state.setInput(text(instance.input()));
    }
    if (instance.output() != null && !isFailureText(instance)) {
      state.setOutput(text(instance.output()));
    }
    String customStatus = customStatus(instance);
    if (customStatus != null) {
      state.setCustomStatus(text(customStatus));
    }
    if (withFailures && instance.failure() != null) {
      state.setFailureDetails(failure(instance));
    }
    return state;
  }

  /** The extension has JSON's null for an instance whose turns set none (recorded). */
  private @Nullable String customStatus(Instance instance) {
    boolean isNull = !withFailures && instance.status() != RuntimeStatus.PENDING;
    return instance.customStatus() == null && isNull ? "null" : instance.customStatus();
  }

  /**
   * Whether the output is only the text of the failure, which the Durable extension shows instead
   * of the failure itself.
   */
  private boolean isFailureText(Instance instance) {
    return withFailures && instance.failure() != null;
  }

  private static OrchestrationState.Builder bare(Instance instance) {
    return OrchestrationState.newBuilder()
        .setInstanceId(instance.id())
        .setName(instance.name())
        .setOrchestrationStatus(OrchestrationStatus.forNumber(instance.status().number()))
        .setCreatedTimestamp(Timestamps.of(instance.createdAt()))
        .setLastUpdatedTimestamp(Timestamps.of(instance.lastUpdatedAt()));
  }

  private static TaskFailureDetails failure(Instance instance) {
    try {
      return TaskFailureDetails.parseFrom(instance.failure());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "failure details of '" + instance.id() + "' cannot be parsed", e);
    }
  }

  private static StringValue text(String value) {
    return StringValue.of(value);
  }
}
