package dev.durablesingleton.keeper;

import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.OrchestratorNames;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartPrecondition;
import dev.durablesingleton.start.StartRequest;
import java.util.Optional;

/**
 * An instance that is to be there at all times.
 *
 * @param orchestrator the function's name as it is declared
 * @param reuse which ended runs are followed by another
 */
public record KeptSingleton(String orchestrator, InstanceId id, JsonInput input, Reuse reuse) {

  /**
   * Checks what an entry says.
   *
   * @param input JSON; empty for none
   * @param reuse empty for the keeper's own default: what failed or was terminated comes back, what
   *     completed has done its work
   * @throws InvalidRequestException naming the value and the rule that it breaks
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
        Reuse.named(reuse.isEmpty() ? Reuse.UNSUCCESSFUL.word() : reuse)
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "Its reuse is '" + reuse + "'; it must be never, failed or finished."));
    return new KeptSingleton(orchestrator, new InstanceId(id), JsonInput.ofBody(input), policy);
  }

  StartRequest startAfter(StartPrecondition succession) {
    return new StartRequest(orchestrator, id, input, reuse, Optional.of(succession));
  }
}
