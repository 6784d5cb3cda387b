/**
 * The gRPC service {@code TaskHubSidecarService} of the task hub, for the SDK's client and worker.
 */
package dev.durablesingleton.local.rpc;
