/**
 * Compares the local host with the real one: replays 171 recorded exchanges and reports every
 * response that differs. The recording was made with the probe app in the package {@code probe}.
 */
package dev.durablesingleton.local.conformance;
