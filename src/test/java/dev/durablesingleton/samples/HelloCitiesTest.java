package dev.durablesingleton.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelloCitiesTest {

  private final HelloCities sample = new HelloCities();

  @Test
  void greets_three_cities_one_after_the_other() {
    List<String> greeted = new ArrayList<>();
    Replay replay =
        new Replay(context -> context.complete(sample.run(context)))
            .with(
                "SayHello",
                Replay.activity(
                    city -> {
                      greeted.add(city);
                      return sample.sayHello(city);
                    }));

    assertThat(replay.run(null).getResult().getValue())
        .isEqualTo("[\"Hello Tokyo!\",\"Hello Seattle!\",\"Hello London!\"]");
    assertThat(greeted).containsExactly("\"Tokyo\"", "\"Seattle\"", "\"London\"");
    // One turn to begin, and one for each activity that ends.
    assertThat(replay.customStatuses()).hasSize(4);
  }
}
