package dev.durablesingleton.local.triggers.timer;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * One field of a cron expression, by the rules of NCrontab: values, names and prefixes of names,
 * ranges in either direction, steps, and lists. Immutable.
 */
final class CronField {

  private final Unit unit;
  private final BitSet values;

  private CronField(Unit unit, BitSet values) {
    this.unit = unit;
    this.values = values;
  }

  /** The unit of a field with its inclusive bounds. */
  enum Unit {
    SECOND(0, 59),
    MINUTE(0, 59),
    HOUR(0, 23),
    DAY(1, 31),
    MONTH(
        1,
        12,
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december"),
    DAY_OF_WEEK(0, 6, "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday");

    private final int min;
    private final int max;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> names;

    Unit(int min, int max, String... names) {
      this.min = min;
      this.max = max;
      this.names = List.of(names);
    }
  }

  /**
   * Parses a field.
   *
   * @throws IllegalArgumentException if the text is not a field of this unit
   */
  static CronField parse(Unit unit, String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      addPart(unit, part, values);
    }
    return new CronField(unit, values);
  }

  private static void addPart(Unit unit, String part, BitSet values) {
    String[] steps = part.split("/", 2);
    int step = steps.length == 1 ? 1 : Math.max(1, number(steps[1]));
    String range = steps[0];
    int dash = range.indexOf('-');
    int first;
    int last;
    if (range.equals("*")) {
      first = unit.min;
      last = unit.max;
    } else if (dash >= 0) {
      first = value(unit, range.substring(0, dash));
      last = value(unit, range.substring(dash + 1));
    } else {
      first = value(unit, range);
      last = steps.length == 1 ? first : unit.max;
    }
    for (int i = Math.min(first, last); i <= Math.max(first, last); i += step) {
      values.set(i);
    }
  }

  private static int value(Unit unit, String text) {
    int value = isNumber(text) ? number(text) : named(unit, text);
    if (value < unit.min || value > unit.max) {
      throw new IllegalArgumentException(
          "'%s' is not between %s and %s.".formatted(text, unit.min, unit.max));
    }
    return value;
  }

  private static int named(Unit unit, String text) {
    String prefix = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < unit.names.size(); i++) {
      if (!text.isEmpty() && unit.names.get(i).startsWith(prefix)) {
        return unit.min + i;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is not a value of " + unit + ".");
  }

  private static int number(String text) {
    if (!isNumber(text)) {
      throw new IllegalArgumentException("'" + text + "' is not a number.");
    }
    return Integer.parseInt(text);
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,9}");
  }

  boolean allows(int value) {
    return values.get(value);
  }

  /** Returns the first allowed value from this one on, or -1. */
  int next(int from) {
    return values.nextSetBit(from);
  }

  int count() {
    return values.cardinality();
  }

  boolean allowsAll() {
    return count() == unit.max - unit.min + 1;
  }

  /** Whether two consecutive values are allowed. */
  boolean hasRange() {
    return values.stream().anyMatch(value -> values.get(value + 1));
  }

  /** The text in the format of NCrontab: no steps, consecutive values as a range. */
  @Override
  public String toString() {
    if (allowsAll()) {
      return "*";
    }
    StringBuilder text = new StringBuilder();
    for (int first = next(0); first >= 0; ) {
      int last = values.nextClearBit(first) - 1;
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (last > first) {
        text.append('-').append(last);
      }
      first = next(last + 1);
    }
    return text.toString();
  }
}
