package dev.durablesingleton.local.engine;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/** Messages from outside to an instance: who may get which, by the status it has. */
final class Signals {
  private final Hub hub;

  Signals(Hub hub) {
    this.hub = hub;
  }

  SignalOutcome raiseEvent(String instanceId, String name, String input, Cycle cycle) {
    StringValue payload = input == null ? null : StringValue.of(input);
    return send(instanceId, status -> true, at -> Events.eventRaised(name, payload, at), cycle);
  }

  SignalOutcome terminate(String instanceId, String output, Cycle cycle) {
    return send(instanceId, status -> true, at -> Events.executionTerminated(output, at), cycle);
  }

  SignalOutcome suspend(String instanceId, String reason, Cycle cycle) {
    return send(
        instanceId,
        status -> status != RuntimeStatus.SUSPENDED,
        at -> Events.executionSuspended(reason, at),
        cycle);
  }

  SignalOutcome resume(String instanceId, String reason, Cycle cycle) {
    return send(
        instanceId,
        status -> status == RuntimeStatus.SUSPENDED,
        at -> Events.executionResumed(reason, at),
        cycle);
  }

  private SignalOutcome send(
      String instanceId,
      Predicate<RuntimeStatus> allowed,
      Function<Instant, HistoryEvent> event,
      Cycle cycle) {
    Execution target = hub.unfinished.get(instanceId);
    if (target == null) {
      return hub.find(instanceId, cycle)
          .map(Instance::status)
          .<SignalOutcome>map(status -> new SignalOutcome.WrongStatus(instanceId, status))
          .orElseGet(() -> new SignalOutcome.NoSuchInstance(instanceId));
    }
    if (!allowed.test(target.state.status())) {
      return new SignalOutcome.WrongStatus(instanceId, target.state.status());
    }
    hub.deliver(target, null, event.apply(target.tick(hub.clock)), cycle);
    return new SignalOutcome.Accepted();
  }
}
