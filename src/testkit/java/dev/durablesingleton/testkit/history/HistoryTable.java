package dev.durablesingleton.testkit.history;

import dev.durablesingleton.local.messages.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Formats a history as a text table. */
final class HistoryTable {

  /** In UTF-16 units. */
  private static final int MAX_CELL_LENGTH = 60;

  private HistoryTable() {}

  static String of(List<HistoryEvent> events) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HistoryRow.HEADER.cells());
    Map<Integer, String> names = new HashMap<>();
    for (HistoryEvent event : events) {
      if (event.hasTaskScheduled()) {
        names.put(event.getEventId(), event.getTaskScheduled().getName());
      } else if (event.hasSubOrchestrationInstanceCreated()) {
        names.put(event.getEventId(), event.getSubOrchestrationInstanceCreated().getName());
      }
      HistoryRow.of(event, names)
          .ifPresent(row -> rows.add(row.cells().stream().map(HistoryTable::shortened).toList()));
    }
    return rows.size() == 1 ? "(no history yet)\n" : format(rows);
  }

  private static String format(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        text.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(text.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static String shortened(String cell) {
    String line = cell.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_CELL_LENGTH ? line : line.substring(0, MAX_CELL_LENGTH - 1) + "…";
  }
}
