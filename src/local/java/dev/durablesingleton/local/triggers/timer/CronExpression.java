package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.triggers.timer.CronField.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cron expression of six fields, or of five without seconds. Day and day of week must both fit,
 * as in NCrontab and unlike in Unix.
 */
final class CronExpression {

  private static final int WITHOUT_SECONDS = 5;

  /** A 29 February on a certain day of the week comes again within 40 years, whatever century. */
  private static final int YEARS_AHEAD = 41;

  private final List<CronField> fields;
  private final boolean withSeconds;

  private CronExpression(List<CronField> fields, boolean withSeconds) {
    this.fields = fields;
    this.withSeconds = withSeconds;
  }

  /** Empty when the text is no cron expression. */
  static Optional<CronExpression> parse(String text) {
    List<String> parts = List.of(text.strip().split(" +"));
    boolean withSeconds = parts.size() != WITHOUT_SECONDS;
    Unit[] units = Unit.values();
    if (withSeconds && parts.size() != units.length) {
      return Optional.empty();
    }
    List<CronField> fields = new ArrayList<>();
    try {
      for (Unit unit : units) {
        int part = unit.ordinal() - (withSeconds ? 0 : 1);
        fields.add(CronField.parse(unit, part < 0 ? "0" : parts.get(part)));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new CronExpression(List.copyOf(fields), withSeconds));
  }

  /** The first time that fits after this one, by the wall clock; empty when none ever comes. */
  Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDate last = after.toLocalDate().plusYears(YEARS_AHEAD);
    LocalTime from = after.toLocalTime().plusSeconds(1).withNano(0);
    LocalDate day = after.toLocalDate().plusDays(from.equals(LocalTime.MIDNIGHT) ? 1 : 0);
    for (; day.isBefore(last); day = day.plusDays(1), from = LocalTime.MIDNIGHT) {
      LocalTime time = fits(day) ? nextTime(from) : null;
      if (time != null) {
        return Optional.of(day.atTime(time));
      }
    }
    return Optional.empty();
  }

  private boolean fits(LocalDate day) {
    return field(Unit.DAY).allows(day.getDayOfMonth())
        && field(Unit.MONTH).allows(day.getMonthValue())
        && field(Unit.DAY_OF_WEEK).allows(day.getDayOfWeek().getValue() % 7);
  }

  /** The first time of the day that fits, from this one on; null when there is none left. */
  private LocalTime nextTime(LocalTime from) {
    int second = field(Unit.SECOND).next(from.getSecond());
    int minute = field(Unit.MINUTE).next(from.getMinute() + (second < 0 ? 1 : 0));
    int hour = field(Unit.HOUR).next(from.getHour() + (minute < 0 ? 1 : 0));
    if (hour < 0) {
      return null;
    }
    boolean laterHour = hour > from.getHour();
    int firstMinute = field(Unit.MINUTE).next(0);
    int chosen = laterHour ? firstMinute : minute;
    boolean laterMinute = laterHour || chosen > from.getMinute();
    return LocalTime.of(hour, chosen, laterMinute ? field(Unit.SECOND).next(0) : second);
  }

  /**
   * Whether it runs through the day rather than at a point of it; as the host has it, by ranges
   * among seconds, minutes and hours.
   */
  boolean isInterval() {
    return field(Unit.HOUR).hasRange()
        || field(Unit.MINUTE).hasRange()
        || withSeconds && field(Unit.SECOND).hasRange();
  }

  /** Whether it fits more than once in every minute. */
  boolean isWithinMinutes() {
    return field(Unit.SECOND).count() > 1 && fields.stream().skip(1).allMatch(CronField::allowsAll);
  }

  private CronField field(Unit unit) {
    return fields.get(unit.ordinal());
  }

  /** As NCrontab writes it. */
  @Override
  public String toString() {
    return fields.stream()
        .skip(withSeconds ? 0 : 1)
        .map(CronField::toString)
        .collect(Collectors.joining(" "));
  }
}
