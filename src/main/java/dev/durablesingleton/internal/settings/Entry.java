package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;

/** Unchecked entry of the setting. */
interface Entry {

  /** Position in the setting, as the beginning of a sentence. */
  String position();

  /**
   * Checks the entry.
   *
   * @throws InvalidRequestException if it is invalid
   */
  KeptSingleton read(OrchestratorNames names);
}
