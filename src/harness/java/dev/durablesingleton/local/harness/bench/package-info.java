/**
 * Measures a host that runs as a process of its own, from this process and over HTTP, and prints
 * the table of docs/performance.md.
 */
package dev.durablesingleton.local.harness.bench;
