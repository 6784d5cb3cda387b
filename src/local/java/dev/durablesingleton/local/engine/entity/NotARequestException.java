package dev.durablesingleton.local.engine.entity;

/** An event for an entity is not a request. The message is one sentence for the sender. */
public final class NotARequestException extends Exception {

  NotARequestException(String sentence) {
    super(sentence);
  }
}
