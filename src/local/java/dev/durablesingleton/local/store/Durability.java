package dev.durablesingleton.local.store;

/** What a hub's file promises at a power cut; the host's own death loses nothing either way. */
public enum Durability {
  /** Every commit waits for the disk: what was acknowledged is there after a power cut. */
  FULL,
  /** The disk is waited for now and then: the last commits may be missing, none is torn. */
  NORMAL
}
