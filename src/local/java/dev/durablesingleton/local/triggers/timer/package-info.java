/**
 * Timer triggers: schedules, what is remembered of them between runs of the host, and the calls
 * that they cause, by the rules of the Functions host's timer extension.
 */
package dev.durablesingleton.local.triggers.timer;
