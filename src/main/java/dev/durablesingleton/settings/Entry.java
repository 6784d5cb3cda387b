package dev.durablesingleton.settings;

import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.OrchestratorNames;

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
