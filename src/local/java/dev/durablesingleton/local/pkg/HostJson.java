package dev.durablesingleton.local.pkg;

/** What {@code host.json} says, with the host's defaults, overrides by environment and limits. */
public final class HostJson {}
