package dev.durablesingleton.local.log;

/** Levels of the Functions host in ascending severity, with the names of {@code host.json}. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFORMATION,
  WARNING,
  ERROR,
  CRITICAL,
  NONE
}
