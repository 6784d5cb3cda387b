/**
 * The gRPC service {@code TaskHubSidecarService} of the task hub, for the SDK's client and worker.
 */
@NullMarked
package dev.durablesingleton.local.rpc;

import org.jspecify.annotations.NullMarked;
