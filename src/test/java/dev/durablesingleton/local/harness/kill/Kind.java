package dev.durablesingleton.local.harness.kill;

import java.util.Arrays;
import java.util.List;

/** A kind of instance and the text after the token in its output. */
enum Kind {
  CHAIN("MixChain", ":6"),
  FAN_OUT("MixFanOut", ":[1, 2, 3, 4, 5]"),
  FAMILY("MixFamily", ":6:1"),
  GENERATIONS("MixGenerations", ":3"),
  TIMER("MixTimer", ":fired"),
  SECTION("MixSection", ":counted"),
  /** Ended by the last event; its output has the numbers of all events. */
  COLLECT("MixCollect", null),
  GATHER("MixGather", null),
  /** Ended by termination. */
  WAIT("MixWait", null);

  private final String orchestrator;
  private final String result;

  Kind(String orchestrator, String result) {
    this.orchestrator = orchestrator;
    this.result = result;
  }

  /** The kinds that end by themselves. */
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
    return this == GENERATIONS || this == GATHER;
  }

  boolean isCollector() {
    return this == COLLECT || this == GATHER;
  }

  String output(String token) {
    return token + result;
  }
}
