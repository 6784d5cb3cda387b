/**
 * Functions for the harnesses, one orchestrator per kind of work. They are staged beside the app's
 * own, whose starter starts them.
 */
package dev.durablesingleton.local.harness.app;
