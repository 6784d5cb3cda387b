package dev.durablesingleton.local.web.routing;

/** Decides whether a route value is acceptable; the value itself stays the text it is. */
@FunctionalInterface
interface Constraint {

  boolean accepts(String value);
}
