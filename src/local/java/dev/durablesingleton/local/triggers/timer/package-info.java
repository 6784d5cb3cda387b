/**
 * Timer triggers: schedules, their stored status and the calls they cause, by the rules of the
 * timer extension (azure-webjobs-sdk-extensions).
 */
package dev.durablesingleton.local.triggers.timer;
