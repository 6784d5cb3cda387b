package dev.durablesingleton.local.harness.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table. */
final class Table {
  private final List<String> lines = new ArrayList<>();

  Table(String... titles) {
    row((Object[]) titles);
    lines.add("|" + "---|".repeat(titles.length));
  }

  /** Adds a row; numbers are printed with three significant digits or as integers. */
  void row(Object... cells) {
    StringBuilder line = new StringBuilder("|");
    for (Object cell : cells) {
      line.append(' ').append(cell instanceof Double number ? text(number) : cell).append(" |");
    }
    lines.add(line.toString());
  }

  static String text(double number) {
    String format = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, number);
  }

  @Override
  public String toString() {
    return String.join("\n", lines) + "\n";
  }
}
