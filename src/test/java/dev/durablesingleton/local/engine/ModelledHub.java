package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hub that is compared with a model.
 *
 * @param <C> a command for the hub
 */
interface ModelledHub<C> extends AutoCloseable {

  /**
   * Gives the command, and returns once the hub has nothing left to decide.
   *
   * @return the answer; empty if the command was not acknowledged, so that it may have any effect
   *     of those before and after
   */
  Optional<Object> ask(C command);

  /** What is seen of the hub, as {@link Model#seen}. */
  Map<String, String> seen();

  @Override
  void close();

  /** Gives all commands, and compares the hub with the model after each of them. */
  default <M extends Model<M, C>> void check(M initial, List<C> commands) {
    Set<M> possible = Set.of(initial);
    for (C command : commands) {
      if (possible.stream().anyMatch(model -> model.skips(command))) {
        continue;
      }
      Set<M> next = after(command, possible);
      Map<String, String> seen = seen();
      assertThat(next.stream().map(Model::seen)).as(command.toString()).contains(seen);
      possible =
          next.stream().filter(model -> model.seen().equals(seen)).collect(Collectors.toSet());
    }
  }

  /** All states that the hub may be in: two for each one after a command without an answer. */
  private <M extends Model<M, C>> Set<M> after(C command, Set<M> possible) {
    Optional<Object> answer = ask(command);
    if (answer.isEmpty()) {
      return possible.stream()
          .flatMap(model -> Stream.of(model, model.after(command)))
          .collect(Collectors.toSet());
    }
    assertThat(possible.stream().map(model -> model.answer(command)))
        .as(command.toString())
        .contains(answer.get());
    return possible.stream()
        .filter(model -> model.answer(command).equals(answer.get()))
        .map(model -> model.after(command))
        .collect(Collectors.toSet());
  }
}
