package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.http.RequestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {

  private final List<String> log = new ArrayList<>();
  private final ErrorMapper errors =
      new ErrorMapper(
          (level, category, message, failure) ->
              log.add(level + " " + message + (failure == null ? "" : " " + failure)));

  @Test
  void a_body_that_arrives_too_slowly_is_no_error_of_the_host() {
    HttpResponse response = response(new CompletionException(new TimeoutException("idle")));

    assertThat(response.status()).isEqualTo(408);
    assertThat(response.headers()).containsEntry("Connection", "close");
    assertThat(log).containsExactly("DEBUG POST /a timed out within its body.");
  }

  @Test
  void a_request_that_does_not_fit_into_memory_gets_503_and_one_sentence() {
    HttpResponse response = response(new OutOfMemoryError("Java heap space"));

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers()).containsEntry("Connection", "close");
    assertThat(log)
        .containsExactly(
            "WARNING POST /a was refused: it does not fit into memory; give the host more with"
                + " -Xmx.");
  }

  @Test
  void control_characters_of_a_path_are_logged_escaped() {
    errors.response(head("/%1b[31m"), new IllegalStateException("cause"));

    assertThat(log)
        .containsExactly("ERROR POST /%1B%5B31m failed. java.lang.IllegalStateException: cause");
  }

  @Test
  void a_response_that_cannot_be_sent_is_logged() {
    errors.logUnsent(head("/a"), new IllegalStateException("header too large"));
    errors.logUnsent(head("/a"), new EofException("closed"));

    assertThat(log)
        .containsExactly(
            "WARNING The response to POST /a could not be sent:"
                + " java.lang.IllegalStateException: header too large.",
            "DEBUG POST /a: the client closed the connection.");
  }

  private HttpResponse response(Throwable failure) {
    return errors.response(head("/a"), failure);
  }

  private static RequestHead head(String target) {
    return new RequestHead("POST", RequestTarget.parse(target).orElseThrow(), HttpFields.EMPTY);
  }
}
