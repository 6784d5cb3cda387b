/**
 * The work items that the engine gives to workers, and their outcomes. Workers in the process and
 * behind gRPC implement {@link WorkItems}.
 */
@NullMarked
package dev.durablesingleton.local.engine.work;

import org.jspecify.annotations.NullMarked;
