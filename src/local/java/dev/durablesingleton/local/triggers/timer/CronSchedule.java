package dev.durablesingleton.local.triggers.timer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * Due by a cron expression in the local time of a zone; the timer extension's CronSchedule. When
 * clocks are set back, a point of the day is due the first time only and an interval both times.
 * When they are set forward, a skipped time is due later by the length of the gap.
 */
record CronSchedule(CronExpression expression, ZoneId zone) implements Schedule {

  @Override
  public Optional<Instant> next(Instant after) {
    ZonedDateTime now = after.atZone(zone);
    return expression.isInterval() ? nextOfInterval(now) : nextOfPoint(now);
  }

  private Optional<Instant> nextOfPoint(ZonedDateTime now) {
    Optional<LocalDateTime> candidate = expression.next(now.toLocalDateTime());
    while (candidate.isPresent()) {
      ZonedDateTime next = candidate.get().atZone(zone);
      if (next.isAfter(now)) {
        return Optional.of(next.toInstant());
      }
      candidate = expression.next(candidate.get());
    }
    return Optional.empty();
  }

  private Optional<Instant> nextOfInterval(ZonedDateTime now) {
    Optional<Instant> next =
        expression.next(now.toLocalDateTime()).map(local -> instant(local, now));
    ZoneOffsetTransition change = zone.getRules().nextTransition(now.toInstant());
    if (change == null || !change.isOverlap()) {
      return next;
    }
    return expression
        .next(change.getDateTimeAfter().minusSeconds(1))
        .map(again -> again.toInstant(change.getOffsetAfter()))
        .filter(again -> next.isEmpty() || again.isBefore(next.get()))
        .or(() -> next);
  }

  private Instant instant(LocalDateTime local, ZonedDateTime now) {
    return ZonedDateTime.ofLocal(local, zone, now.getOffset()).toInstant();
  }

  @Override
  public boolean isMonitorable() {
    return !expression.isWithinMinutes();
  }

  @Override
  public boolean adjustsForDst() {
    return true;
  }

  @Override
  public String toString() {
    return "Cron: '" + expression + "'";
  }
}
