package dev.durablesingleton.local.transport;

/**
 * One entry of a call's headers or trailers.
 *
 * @param name lower case; ends with {@code -bin} if the value is binary and not ASCII text
 * @param value not copied; must not be changed
 */
public record Header(String name, byte[] value) {}
