package dev.durablesingleton.local.pkg;

/** What {@code local.settings.json} says. */
public final class LocalSettings {}
