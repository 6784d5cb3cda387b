/**
 * The gRPC service {@code TaskHubSidecarService} over the engine, as the SDK's client and worker
 * call it.
 */
package dev.durablesingleton.local.rpc;
