package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With one instance of the class for all tests, which has no influence on a hub's lifetime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubLifecycleTest {

  @RegisterExtension
  static final DurableHub forAllTests = DurableHub.ofClasses(TestFunctions.class);

  @RegisterExtension final DurableHub forEachTest = DurableHub.ofClasses(TestFunctions.class);

  @Test
  @Order(1)
  void both_hubs_are_empty_at_first() {
    forAllTests.start("Approval", "approval-1");
    forEachTest.start("Approval", "approval-1");
    forEachTest.clock().advance(Duration.ofDays(1));
    forEachTest.activity("Charge").returns("mocked");
  }

  @Test
  @Order(2)
  void a_hub_in_an_instance_field_is_fresh_for_each_test() {
    assertThat(forEachTest.instance("approval-1").exists()).isFalse();
    assertThat(forEachTest.clock().instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(forEachTest.activity("Charge").hasReplacement()).isFalse();
    assertThat(forAllTests.instance("approval-1").exists()).isTrue();
  }

  @Test
  @Order(3)
  void tests_in_parallel_cannot_share_an_instance_field() {
    assertThatThrownBy(() -> forEachTest.beforeEach(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Another test runs with this hub at the same time.");
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class Nested_tests {

    @RegisterExtension final DurableHub nested = DurableHub.ofClasses(TestFunctions.class);

    @Test
    @Order(1)
    void share_only_the_static_hub_of_the_enclosing_class() {
      nested.start("Approval", "approval-2");
      forEachTest.start("Approval", "approval-2");

      assertThat(forAllTests.instance("approval-1").exists()).isTrue();
    }

    @Test
    @Order(2)
    void have_fresh_hubs_of_instance_fields() {
      assertThat(nested.instance("approval-2").exists()).isFalse();
      assertThat(forEachTest.instance("approval-2").exists()).isFalse();
    }
  }
}
