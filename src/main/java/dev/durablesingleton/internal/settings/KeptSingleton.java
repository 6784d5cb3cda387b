package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.start.ConditionalStart;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.internal.start.StartPrecondition;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartRequest;

/**
 * An instance that the keeper keeps running.
 *
 * @param orchestrator declared name of the orchestrator function
 * @param reuse which finished runs are restarted
 */
public record KeptSingleton(String orchestrator, InstanceId id, JsonInput input, Reuse reuse) {

  /**
   * Checks the values of an entry.
   *
   * @param input JSON; empty for null
   * @param reuse empty for the keeper's default: failed and terminated instances are restarted,
   *     completed ones are not
   * @throws InvalidRequestException if a value is invalid
   */
  static KeptSingleton of(
      OrchestratorNames names, String function, String id, String input, String reuse) {
    String orchestrator =
        names
            .find(function)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "There is no orchestrator '%s'; this app has %s."
                            .formatted(function, String.join(", ", names.all()))));
    Reuse policy =
        Reuse.named(reuse.isEmpty() ? Reuse.UNSUCCESSFUL.policyName() : reuse)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "Its reuse is '" + reuse + "'; it must be " + Reuse.NAMES + "."));
    return new KeptSingleton(orchestrator, new InstanceId(id), JsonInput.ofBody(input), policy);
  }

  /** The start of it under a precondition. */
  public ConditionalStart start(StartPrecondition precondition) {
    return new ConditionalStart(new StartRequest(orchestrator, id, input, reuse), precondition);
  }
}
