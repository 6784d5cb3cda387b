/**
 * An instance's history as tests look at it: a table for people, JSON for a file that a later
 * version of the code is replayed against.
 */
package dev.durablesingleton.testkit.history;
