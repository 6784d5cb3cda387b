package dev.durablesingleton.local.engine.loop;

/** Collects what follows the commit of a unit of work. For the deciding thread only. */
public interface Effects {

  /** Runs an effect after the commit. */
  void afterCommit(Runnable effect);
}
