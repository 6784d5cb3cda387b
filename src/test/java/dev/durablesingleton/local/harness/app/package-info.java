/**
 * Functions of the harnesses, one orchestrator for each kind of work. They are staged with the app,
 * whose starter starts them.
 */
package dev.durablesingleton.local.harness.app;
