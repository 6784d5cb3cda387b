package dev.durablesingleton.local.harness.kill;

import java.util.Arrays;
import java.util.List;

/** A kind of instance, and what follows its token in the output of one that ran undisturbed. */
enum Kind {
  CHAIN("MixChain", ":6"),
  FAN_OUT("MixFanOut", ":[1, 2, 3, 4, 5]"),
  FAMILY("MixFamily", ":6:1"),
  ROUNDS("MixRounds", ":3"),
  NAP("MixNap", ":rested"),
  /** Ended by the last event, with the numbers of all. */
  COLLECT("MixCollect", null),
  GATHER("MixGather", null),
  /** Ended by a terminate. */
  WAIT("MixWait", null);

  private final String orchestrator;
  private final String result;

  Kind(String orchestrator, String result) {
    this.orchestrator = orchestrator;
    this.result = result;
  }

  /** Those that end by themselves. */
  static List<Kind> selfEnding() {
    return Arrays.stream(values()).filter(kind -> kind.result != null).toList();
  }

  String orchestrator() {
    return orchestrator;
  }

  boolean endsByItself() {
    return result != null;
  }

  /** Whether it continues as new. */
  boolean replacesItsInput() {
    return this == ROUNDS || this == GATHER;
  }

  boolean isCollector() {
    return this == COLLECT || this == GATHER;
  }

  String output(String token) {
    return token + result;
  }
}
