/**
 * Joins triggers to functions: orchestrators and activities of the task hub, and the durable
 * client's binding.
 */
package dev.durablesingleton.local.triggers;
