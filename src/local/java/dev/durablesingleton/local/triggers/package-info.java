/**
 * Connects triggers and functions: runs orchestrators and activities for the task hub, and provides
 * the durable client's binding.
 */
package dev.durablesingleton.local.triggers;
