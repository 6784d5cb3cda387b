package dev.durablesingleton.local.store;

/**
 * What a hub's file guarantees after a power failure. If only the process is killed, nothing is
 * lost in either mode.
 */
public enum Durability {
  /** Every commit waits for the disk: acknowledged changes survive a power failure. */
  FULL,
  /**
   * Commits do not wait for the disk: the last ones may be lost after a power failure, but each
   * completely or not at all.
   */
  NORMAL
}
