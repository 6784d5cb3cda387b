package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.HttpStatus;

/** Status of an action, and the HTTP status of its answer. */
enum ActionStatus {
  ACCEPTED(HttpStatus.ACCEPTED),
  INVALID(HttpStatus.BAD_REQUEST),
  FORBIDDEN(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  REFUSED(HttpStatus.CONFLICT),
  FAILED(HttpStatus.INTERNAL_SERVER_ERROR),
  UNSUPPORTED(HttpStatus.NOT_IMPLEMENTED),
  BAD_ANSWER(HttpStatus.BAD_GATEWAY),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

  private final HttpStatus status;

  ActionStatus(HttpStatus status) {
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
