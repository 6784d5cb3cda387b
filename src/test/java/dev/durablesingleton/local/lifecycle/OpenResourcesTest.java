package dev.durablesingleton.local.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Open resources")
class OpenResourcesTest {

  private final OpenResources opened = new OpenResources();
  private final List<String> closed = new ArrayList<>();

  @Test
  void are_closed_in_reverse_order_despite_failures() {
    IllegalStateException failure = new IllegalStateException("second");
    opened.add("first", closed::add);
    opened.add(
        "second",
        part -> {
          throw failure;
        });
    opened.add("third", closed::add);

    assertThatThrownBy(opened::close).isSameAs(failure);
    assertThat(closed).containsExactly("third", "first");
  }

  @Test
  void keep_the_failure_that_closed_them_even_if_a_part_throws_it_again() {
    IllegalStateException failure = new IllegalStateException("start");
    opened.add("first", closed::add);
    opened.add(
        "second",
        part -> {
          throw failure;
        });

    opened.closeAfter(failure);

    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(closed).containsExactly("first");
  }
}
