/**
 * Timer triggers: schedules, their stored status and the calls they cause, by the rules of the
 * timer extension (azure-webjobs-sdk-extensions).
 */
@NullMarked
package dev.durablesingleton.local.triggers.timer;

import org.jspecify.annotations.NullMarked;
