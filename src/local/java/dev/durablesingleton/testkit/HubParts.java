package dev.durablesingleton.testkit;

import dev.durablesingleton.testkit.replay.ReplayCheck;
import java.util.Optional;

/** What outlives the hosts of one hub. */
record HubParts(
    Functions functions,
    Activities activities,
    Timekeeper timekeeper,
    OpenWork work,
    Mistakes mistakes,
    CallNotes notes,
    HubLog log,
    CheckedTurns checked,
    Optional<ReplayCheck> check) {}
