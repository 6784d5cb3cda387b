package dev.durablesingleton.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import org.junit.jupiter.api.Test;

class KeyHashTest {

  private static final InstanceId ID = new InstanceId("tour-1");
  private static final JsonInput INPUT = new JsonInput("{\"n\": 1.50}");

  @Test
  void gives_a_repetition_the_same_token_and_shows_another_input() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(token("k", "HelloCities", ID, INPUT)).isEqualTo(token);
    StartToken otherInput = token("k", "HelloCities", ID, new JsonInput("{\"n\": 1.5}"));
    assertThat(otherInput).isNotEqualTo(token);
    assertThat(otherInput.hasSameKey(token)).isTrue();
  }

  @Test
  void gives_another_key_function_or_id_a_token_of_another_key() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(token("l", "HelloCities", ID, INPUT).hasSameKey(token)).isFalse();
    assertThat(token("k", "ProvisionFleet", ID, INPUT).hasSameKey(token)).isFalse();
    assertThat(token("k", "HelloCities", new InstanceId("tour-2"), INPUT).hasSameKey(token))
        .isFalse();
    // The parts are not merely joined.
    assertThat(token("kH", "elloCities", ID, INPUT).hasSameKey(token)).isFalse();
  }

  @Test
  void gives_a_token_that_survives_input_and_tag_and_counts_no_restarts() {
    StartToken token = token("k", "HelloCities", ID, INPUT);

    assertThat(StartToken.of(token.appendTo(INPUT))).contains(token);
    assertThat(token.id().version()).isEqualTo(8);
    assertThat(token.id().variant()).isEqualTo(2);
    assertThat(token.restarts()).isZero();
  }

  @Test
  void gives_a_start_without_id_the_same_id_for_each_repetition() {
    KeyHash key = KeyHash.of(new IdempotencyKey("k"));

    assertThat(key.instanceId("HelloCities")).isEqualTo(key.instanceId("HelloCities"));
    assertThat(key.instanceId("ProvisionFleet")).isNotEqualTo(key.instanceId("HelloCities"));
  }

  private static StartToken token(String key, String function, InstanceId id, JsonInput input) {
    return KeyHash.of(new IdempotencyKey(key)).token(function, id, input);
  }
}
