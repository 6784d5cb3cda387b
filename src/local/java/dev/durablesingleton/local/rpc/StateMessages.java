package dev.durablesingleton.local.rpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.GetInstanceResponse;
import dev.durablesingleton.local.messages.OrchestrationState;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import java.util.Optional;

/** How an instance is shown to the SDK's client. */
final class StateMessages {

  private final boolean withFailures;

  /**
   * @param withFailures whether failure details are shown; the Durable extension keeps none, other
   *     servers of remote workers do
   */
  StateMessages(boolean withFailures) {
    this.withFailures = withFailures;
  }

  /** The answer of the calls that ask for one instance. */
  GetInstanceResponse found(Optional<Instance> instance, boolean withTexts) {
    GetInstanceResponse.Builder response =
        GetInstanceResponse.newBuilder().setExists(instance.isPresent());
    instance.ifPresent(
        found ->
            response.setOrchestrationState(
                withParent(withTexts ? full(found) : bare(found), found.parent())));
    return response.build();
  }

  /** Only GetInstance names the parent; the Durable extension's lists do not. */
  private static OrchestrationState.Builder withParent(
      OrchestrationState.Builder state, Instance.Parent parent) {
    return parent == null ? state : state.setParentInstanceId(text(parent.instanceId()));
  }

  /** An entry of a list. The extension leaves out no more than the input. */
  OrchestrationState listed(Instance instance, boolean withInput) {
    OrchestrationState.Builder state = full(withInput ? instance : instance.withoutInput());
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
    if (instance.output() != null) {
      state.setOutput(text(instance.output()));
    }
    if (instance.customStatus() != null) {
      state.setCustomStatus(text(instance.customStatus()));
    }
    if (withFailures && instance.failure() != null) {
      state.setFailureDetails(failure(instance));
    }
    return state;
  }

  private static OrchestrationState.Builder bare(Instance instance) {
    return OrchestrationState.newBuilder()
        .setInstanceId(instance.id())
        .setName(instance.name())
        .setOrchestrationStatus(OrchestrationStatus.forNumber(instance.status().ordinal()))
        .setCreatedTimestamp(Timestamps.of(instance.createdAt()))
        .setLastUpdatedTimestamp(Timestamps.of(instance.lastUpdatedAt()));
  }

  private static TaskFailureDetails failure(Instance instance) {
    try {
      return TaskFailureDetails.parseFrom(instance.failure());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(
          "failure details of '" + instance.id() + "' are not readable", e);
    }
  }

  private static StringValue text(String value) {
    return StringValue.of(value);
  }
}
