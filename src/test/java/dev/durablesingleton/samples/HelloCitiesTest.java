package dev.durablesingleton.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HelloCitiesTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(HelloCities.class);

  @Test
  void greets_three_cities_in_sequence() {
    HubInstance tour = hub.start("HelloCities", "tour-1").awaitCompleted();

    assertThat(tour.output(String[].class))
        .containsExactly("Hello Tokyo!", "Hello Seattle!", "Hello London!");
    assertThat(hub.activity("SayHello").inputs(String.class))
        .containsExactly("Tokyo", "Seattle", "London");
  }

  @Test
  void greets_no_city_twice_when_the_host_crashes() {
    hub.activity("SayHello").losesHostAfterResultIsKept();
    hub.start("HelloCities", "tour-1").awaitCompleted();

    assertThat(hub.activity("SayHello").inputs(String.class))
        .containsExactly("Tokyo", "Seattle", "London");
  }
}
