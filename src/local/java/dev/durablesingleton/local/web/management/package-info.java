/**
 * The HTTP management API of the Durable extension, as its release 3.19.0 answers: {@code
 * /runtime/webhooks/durabletask}.
 */
package dev.durablesingleton.local.web.management;
