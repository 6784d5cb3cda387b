package dev.durablesingleton.keeper;

import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.OrchestratorNames;

/** One entry of the setting, not yet checked. */
interface Entry {

  /** Where it stands, as the beginning of a sentence. */
  String position();

  /**
   * What it asks to keep.
   *
   * @throws InvalidRequestException saying what is wrong with it
   */
  KeptSingleton read(OrchestratorNames names);
}
