/**
 * Compares the local host with the real one in what SDK 1.9.0 asks for: plays 742 recorded
 * exchanges, most of them gRPC calls, and reports every answer that differs. The recording was made
 * with the probe app in the package {@code probe.wire}.
 */
package dev.durablesingleton.local.conformance.wire;
