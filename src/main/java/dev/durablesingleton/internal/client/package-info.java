/**
 * Shares one durable client between all functions of the process, and adds the fields of a start
 * that the SDK's client cannot send or read: the reuse policy and tags. Independent of starts and
 * HTTP.
 */
@NullMarked
package dev.durablesingleton.internal.client;

import org.jspecify.annotations.NullMarked;
