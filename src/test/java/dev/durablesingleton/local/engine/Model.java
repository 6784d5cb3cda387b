package dev.durablesingleton.local.engine;

import java.util.Map;

/**
 * What a hub should do, as an immutable value.
 *
 * @param <M> the type itself
 * @param <C> a command for the hub
 */
interface Model<M extends Model<M, C>, C> {

  /** Whether the command is not to be given, because the model does not say what follows. */
  default boolean skips(C command) {
    return false;
  }

  /** The answer of the hub to the command. */
  Object answer(C command);

  /** The model after the command, which may be one that the hub refuses. */
  M after(C command);

  /** What is seen of the hub from outside: a text for each object. */
  Map<String, String> seen();
}
