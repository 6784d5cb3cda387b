/**
 * Connects triggers and functions: runs orchestrators and activities for the task hub, and provides
 * the durable client's binding.
 */
@NullMarked
package dev.durablesingleton.local.triggers;

import org.jspecify.annotations.NullMarked;
