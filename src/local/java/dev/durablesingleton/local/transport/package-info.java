/**
 * How the durable client of a package calls the task hub in the same process, without a connection.
 * Only JDK types cross this boundary, because hub and client have gRPC libraries of their own.
 */
@NullMarked
package dev.durablesingleton.local.transport;

import org.jspecify.annotations.NullMarked;
