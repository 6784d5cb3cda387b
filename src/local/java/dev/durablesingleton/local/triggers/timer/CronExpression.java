package dev.durablesingleton.local.triggers.timer;

import dev.durablesingleton.local.triggers.timer.CronField.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of six fields, or of five without seconds, by the rules of NCrontab: unlike in
 * Unix, day and day of week must both match. Immutable.
 */
final class CronExpression {

  private static final int WITHOUT_SECONDS = 5;

  /** A 29 February recurs on the same day of the week within 40 years, in any century. */
  private static final int MAX_YEARS_AHEAD = 41;

  private final Map<Unit, CronField> fields;
  private final boolean withSeconds;

  private CronExpression(Map<Unit, CronField> fields, boolean withSeconds) {
    this.fields = fields;
    this.withSeconds = withSeconds;
  }

  /** Parses a cron expression; empty if the text is not one. */
  static Optional<CronExpression> parse(String text) {
    List<String> parts = List.of(text.strip().split(" +"));
    boolean withSeconds = parts.size() != WITHOUT_SECONDS;
    if (withSeconds && parts.size() != WITHOUT_SECONDS + 1) {
      return Optional.empty();
    }
    Map<Unit, CronField> fields = new EnumMap<>(Unit.class);
    Iterator<String> texts = parts.iterator();
    try {
      for (Unit unit : Unit.values()) {
        boolean isGiven = withSeconds || unit != Unit.SECOND;
        fields.put(unit, CronField.parse(unit, isGiven ? texts.next() : "0"));
      }
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new CronExpression(fields, withSeconds));
  }

  /** Returns the first matching local time after this one; empty if there is none. */
  Optional<LocalDateTime> next(LocalDateTime after) {
    LocalDate last = after.toLocalDate().plusYears(MAX_YEARS_AHEAD);
    LocalTime from = after.toLocalTime().plusSeconds(1).withNano(0);
    LocalDate day = after.toLocalDate().plusDays(from.equals(LocalTime.MIDNIGHT) ? 1 : 0);
    for (; day.isBefore(last); day = day.plusDays(1), from = LocalTime.MIDNIGHT) {
      LocalTime time = matches(day) ? nextTime(from) : null;
      if (time != null) {
        return Optional.of(day.atTime(time));
      }
    }
    return Optional.empty();
  }

  private boolean matches(LocalDate day) {
    return field(Unit.DAY).allows(day.getDayOfMonth())
        && field(Unit.MONTH).allows(day.getMonthValue())
        && field(Unit.DAY_OF_WEEK).allows(day.getDayOfWeek().getValue() % 7);
  }

  /** Returns the first matching time of the day, from this one on; null if there is none. */
  private @Nullable LocalTime nextTime(LocalTime from) {
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
   * Whether it is due at intervals rather than at points of the day: it has a range of seconds,
   * minutes or hours, as in the timer extension's CronSchedule.
   */
  boolean isInterval() {
    return field(Unit.HOUR).hasRange()
        || field(Unit.MINUTE).hasRange()
        || (withSeconds && field(Unit.SECOND).hasRange());
  }

  /** Whether it is due more than once in every minute. */
  boolean isWithinMinutes() {
    return field(Unit.SECOND).count() > 1
        && fields.values().stream().skip(1).allMatch(CronField::allowsAll);
  }

  private CronField field(Unit unit) {
    return Objects.requireNonNull(fields.get(unit));
  }

  /** The text in the format of NCrontab. */
  @Override
  public String toString() {
    return fields.values().stream()
        .skip(withSeconds ? 0 : 1)
        .map(CronField::toString)
        .collect(Collectors.joining(" "));
  }
}
