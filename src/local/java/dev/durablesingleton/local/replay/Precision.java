package dev.durablesingleton.local.replay;

import org.jspecify.annotations.Nullable;

/** What a replay compares. The number of an action and the end are always compared. */
public enum Precision {

  /**
   * Kind and name of each action: an action that has others would receive the result of an action
   * that it does not wait for.
   */
  NAMES {
    @Override
    boolean matches(TracedAction original, TracedAction replayed) {
      return original.matchesByName(replayed);
    }

    @Override
    boolean showsInputs(@Nullable TracedAction original, @Nullable TracedAction replayed) {
      return false;
    }
  },

  /** Also times, instance IDs and, where the history has them, inputs. */
  VALUES {
    @Override
    boolean matches(TracedAction original, TracedAction replayed) {
      return original.matches(replayed);
    }

    /** A history may lack the inputs. */
    @Override
    boolean showsInputs(@Nullable TracedAction original, @Nullable TracedAction replayed) {
      return original == null
          || replayed == null
          || (original.input() != null && replayed.input() != null);
    }
  };

  abstract boolean matches(TracedAction original, TracedAction replayed);

  /** Whether a difference between the two is described with their inputs. */
  abstract boolean showsInputs(@Nullable TracedAction original, @Nullable TracedAction replayed);
}
