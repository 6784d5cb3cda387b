package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.ServedBindings;
import dev.durablesingleton.local.functionapp.UnservedParts;
import dev.durablesingleton.local.worker.Invocation.Outcome.Returned;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The output bindings of a function that this host does not deliver. A call that sets one fails, as
 * a call on the real host whose output cannot be written. Immutable.
 */
final class UnservedOutputs {

  private static final String RETURN = "$return";

  private final List<Binding> bindings;
  private final boolean ignored;

  private UnservedOutputs(List<Binding> bindings, boolean ignored) {
    this.bindings = bindings;
    this.ignored = ignored;
  }

  /**
   * @param ignored whether calls that set such an output succeed
   */
  static UnservedOutputs of(FunctionMetadata function, boolean ignored) {
    return new UnservedOutputs(
        function.bindings().stream()
            .filter(binding -> binding.isOutput() && !ServedBindings.serves(binding))
            .toList(),
        ignored);
  }

  /**
   * Checks what a call has set.
   *
   * @throws UnsupportedOperationException if it has set such an output, unless they are ignored
   */
  void check(Returned returned, FunctionLog log) {
    if (bindings.isEmpty()) {
      return;
    }
    List<Binding> set = bindings.stream().filter(binding -> isSet(binding, returned)).toList();
    if (set.isEmpty()) {
      return;
    }
    String names = set.stream().map(UnservedParts::noun).collect(Collectors.joining(", the "));
    if (!ignored) {
      throw new UnsupportedOperationException(
          "The %s goes nowhere on this host, so the call fails; start the host with --ignore-outputs to drop such values."
              .formatted(names));
    }
    log.warn(
        "The value of the %s is dropped, since this host does not deliver it.".formatted(names));
  }

  private static boolean isSet(Binding binding, Returned returned) {
    Value value =
        RETURN.equals(binding.name())
            ? returned.returned()
            : returned.outputs().get(binding.name());
    return value != null && !(value instanceof Value.None);
  }
}
