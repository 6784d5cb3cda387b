package dev.durablesingleton.local.triggers.timer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The schedule status of all timers, by function name. Thread-safe: one lock guards the map. */
final class ScheduleMonitor {

  private final Map<String, ScheduleStatus> statuses;
  private final Consumer<Map<String, ScheduleStatus>> writer;

  private ScheduleMonitor(
      Map<String, ScheduleStatus> statuses, Consumer<Map<String, ScheduleStatus>> writer) {
    this.statuses = new TreeMap<>(statuses);
    this.writer = writer;
  }

  /** Lost when the process ends. */
  static ScheduleMonitor inMemory() {
    return new ScheduleMonitor(Map.of(), statuses -> {});
  }

  /** Stored in a file. */
  static ScheduleMonitor in(FileScheduleMonitor file) {
    return new ScheduleMonitor(file.read(), file::write);
  }

  synchronized Optional<ScheduleStatus> find(String function) {
    return Optional.ofNullable(statuses.get(function));
  }

  synchronized void update(String function, ScheduleStatus status) {
    statuses.put(function, status);
    writer.accept(statuses);
  }
}
