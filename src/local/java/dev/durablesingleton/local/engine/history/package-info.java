/**
 * The history of an execution: its events, their stored format, and the requests for turns made
 * from them. Nothing here decides what happens.
 */
@NullMarked
package dev.durablesingleton.local.engine.history;

import org.jspecify.annotations.NullMarked;
