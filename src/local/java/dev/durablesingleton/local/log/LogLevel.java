package dev.durablesingleton.local.log;

/** Levels of the Functions host, least to most severe; names as {@code host.json} spells them. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFORMATION,
  WARNING,
  ERROR,
  CRITICAL,
  NONE
}
