package dev.durablesingleton.local.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Rewrites the history events of a file during a migration. It reads a limited number of rows at a
 * time, so that memory does not depend on the size of the file. Unreadable events stay unchanged;
 * the error is reported when they are read later.
 */
final class StoredEvents {

  /** Number of the repeated field with the events of a stored history. */
  private static final int EVENTS = 3;

  private static final int PAGE = 100;

  private record Turn(long instance, long turn, byte[] events) {}

  private record Queued(long sequence, byte[] event) {}

  private StoredEvents() {}

  /** Converts an event to the next version; returns the same array if nothing changes. */
  @FunctionalInterface
  interface Rewriting {
    byte[] apply(byte[] event) throws InvalidProtocolBufferException;
  }

  /** Rewrites the events of all histories and messages. */
  static void rewrite(Connection connection, Rewriting rewriting) throws SQLException {
    rewriteHistories(connection, events -> eachEvent(events, rewriting));
    rewriteMessages(connection, rewriting);
  }

  private static void rewriteHistories(Connection connection, Rewriting rewriting)
      throws SQLException {
    try (SqlStatement read =
            new SqlStatement(
                connection,
                """
                SELECT instance, turn, events FROM history WHERE (instance, turn) > (?, ?)
                ORDER BY instance, turn LIMIT ?""");
        SqlStatement write =
            new SqlStatement(
                connection, "UPDATE history SET events = ? WHERE instance = ? AND turn = ?")) {
      Turn last = new Turn(Long.MIN_VALUE, Long.MIN_VALUE, new byte[0]);
      while (last != null) {
        List<Turn> page =
            read.number(last.instance)
                .number(last.turn)
                .number(PAGE)
                .all(row -> new Turn(row.number(), row.number(), row.bytes()));
        for (Turn turn : page) {
          byte[] rewritten = rewrittenOrSame(turn.events, rewriting);
          if (rewritten != turn.events) {
            write.bytes(rewritten).number(turn.instance).number(turn.turn).update();
          }
        }
        last = page.isEmpty() ? null : page.get(page.size() - 1);
      }
    }
  }

  private static void rewriteMessages(Connection connection, Rewriting rewriting)
      throws SQLException {
    try (SqlStatement read =
            new SqlStatement(
                connection,
                "SELECT sequence, event FROM message WHERE sequence > ? ORDER BY sequence LIMIT ?");
        SqlStatement write =
            new SqlStatement(connection, "UPDATE message SET event = ? WHERE sequence = ?")) {
      Queued last = new Queued(Long.MIN_VALUE, new byte[0]);
      while (last != null) {
        List<Queued> page =
            read.number(last.sequence)
                .number(PAGE)
                .all(row -> new Queued(row.number(), row.bytes()));
        for (Queued queued : page) {
          byte[] rewritten = rewrittenOrSame(queued.event, rewriting);
          if (rewritten != queued.event) {
            write.bytes(rewritten).number(queued.sequence).update();
          }
        }
        last = page.isEmpty() ? null : page.get(page.size() - 1);
      }
    }
  }

  private static byte[] rewrittenOrSame(byte[] stored, Rewriting rewriting) {
    try {
      return rewriting.apply(stored);
    } catch (InvalidProtocolBufferException e) {
      return stored;
    }
  }

  private static byte[] eachEvent(byte[] chunk, Rewriting rewriting)
      throws InvalidProtocolBufferException {
    Field.Builder events = Field.newBuilder();
    boolean changed = false;
    for (ByteString event :
        UnknownFieldSet.parseFrom(chunk).getField(EVENTS).getLengthDelimitedList()) {
      byte[] before = event.toByteArray();
      byte[] after = rewriting.apply(before);
      changed |= after != before;
      events.addLengthDelimited(ByteString.copyFrom(after));
    }
    return changed
        ? UnknownFieldSet.newBuilder().addField(EVENTS, events.build()).build().toByteArray()
        : chunk;
  }
}
