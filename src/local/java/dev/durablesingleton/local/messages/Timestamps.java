package dev.durablesingleton.local.messages;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** Converts between protobuf's and Java's times. */
@NullMarked
public final class Timestamps {

  private Timestamps() {}

  /** Converts a time to protobuf. */
  public static Timestamp of(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  /** Converts a time from protobuf. */
  public static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
