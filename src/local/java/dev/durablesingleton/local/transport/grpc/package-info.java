/**
 * A gRPC channel that calls the task hub in the same process. The class loader of a package defines
 * these classes again, so that they use the gRPC library of the package; they are compiled against
 * gRPC's API alone.
 */
@NullMarked
package dev.durablesingleton.local.transport.grpc;

import org.jspecify.annotations.NullMarked;
