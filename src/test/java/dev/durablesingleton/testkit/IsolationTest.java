package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationTest {

  @RegisterExtension
  static final DurableHub forAllTests = DurableHub.ofClasses(TestFunctions.class);

  @RegisterExtension final DurableHub forEachTest = DurableHub.ofClasses(TestFunctions.class);

  @Test
  @Order(1)
  void a_static_hub_is_shared_by_all_tests() {
    forAllTests.start("Approval", "approval-1");
    forEachTest.start("Approval", "approval-1");

    assertThat(forAllTests.instance("approval-1").exists()).isTrue();
  }

  @Test
  @Order(2)
  void a_hub_in_an_instance_field_is_fresh_for_each_test() {
    assertThat(forAllTests.instance("approval-1").exists()).isTrue();
    assertThat(forEachTest.instance("approval-1").exists()).isFalse();
  }

  @Nested
  class Nested_tests {

    @Test
    void share_the_hub_of_the_enclosing_class() {
      forAllTests.start("Approval", "approval-2");

      assertThat(forAllTests.instance("approval-1").exists()).isTrue();
    }
  }

  @AfterAll
  static void the_hub_of_a_class_outlives_its_nested_tests() {
    assertThat(forAllTests.instance("approval-2").exists()).isTrue();
  }

  @Test
  @Order(3)
  void hubs_in_parallel_do_not_see_each_other() {
    assertThat(IntStream.range(0, 8).parallel().mapToObj(IsolationTest::chargedIn))
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7");
  }

  private static String chargedIn(int number) {
    DurableHub hub = DurableHub.ofClasses(TestFunctions.class);
    hub.beforeEach(null);
    try {
      hub.activity("Charge").returns(Integer.toString(number));
      return hub.start(
              "ChargeTwice", "charge-1", new TestFunctions.Order("order-" + number, number))
          .awaitCompleted()
          .output(String[].class)[0];
    } finally {
      hub.afterEach(null);
    }
  }
}
