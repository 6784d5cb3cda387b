/**
 * Shares one durable client between all functions of the process. Independent of starts and HTTP.
 */
@NullMarked
package dev.durablesingleton.client;

import org.jspecify.annotations.NullMarked;
