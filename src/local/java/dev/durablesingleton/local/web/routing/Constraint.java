package dev.durablesingleton.local.web.routing;

/** A constraint on a route value. It does not convert the value. */
@FunctionalInterface
interface Constraint {

  boolean accepts(String value);
}
