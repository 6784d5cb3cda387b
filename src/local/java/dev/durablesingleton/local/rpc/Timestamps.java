package dev.durablesingleton.local.rpc;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Converts between protobuf's and Java's times. */
final class Timestamps {

  private Timestamps() {}

  static Timestamp of(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
