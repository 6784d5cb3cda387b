/**
 * The verbs {@code durable get-instances}, {@code durable start-new} and so on, named as in Azure
 * Functions Core Tools. They call the management API of a host, here or in Azure, or query the file
 * of a task hub.
 */
@NullMarked
package dev.durablesingleton.local.cli.durable;

import org.jspecify.annotations.NullMarked;
