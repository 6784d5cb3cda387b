package dev.durablesingleton.local.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;

/**
 * What the management API tells of a history event beyond the SDK's protobuf. It travels with the
 * event as fields that the SDK does not know and therefore skips.
 */
public final class EventNotes {
  private static final int REASON = 1000;
  private static final int CONTINUED = 1001;

  private EventNotes() {}

  /** Why a task failed, in the host's words; null where the event carries no reason. */
  public static String reason(HistoryEvent event) {
    UnknownFieldSet notes = event.getUnknownFields();
    return notes.hasField(REASON)
        ? notes.getField(REASON).getLengthDelimitedList().get(0).toStringUtf8()
        : null;
  }

  /** Whether the event starts a generation that a continue-as-new began. */
  public static boolean isContinuation(HistoryEvent event) {
    return event.getUnknownFields().hasField(CONTINUED);
  }

  static HistoryEvent withReason(HistoryEvent event, String reason) {
    return reason == null
        ? event
        : with(
            event,
            REASON,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(reason))
                .build());
  }

  static HistoryEvent asContinuation(HistoryEvent event) {
    return with(event, CONTINUED, UnknownFieldSet.Field.newBuilder().addVarint(1).build());
  }

  private static HistoryEvent with(HistoryEvent event, int field, UnknownFieldSet.Field value) {
    return event.toBuilder()
        .mergeUnknownFields(UnknownFieldSet.newBuilder().addField(field, value).build())
        .build();
  }
}
