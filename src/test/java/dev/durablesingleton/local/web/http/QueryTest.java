package dev.durablesingleton.local.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void repeated_names_are_joined_and_use_the_second_spelling() {
    assertThat(Query.parse("?A=1&a=2&q=1&q=2".substring(1)).joined())
        .containsExactly(entry("a", "1,2"), entry("q", "1,2"));
  }

  @Test
  void entries_without_a_value_are_dropped_and_an_empty_name_is_allowed() {
    assertThat(Query.parse("e=&flag&=v&g=1;h=2").joined())
        .containsOnly(entry("", "v"), entry("g", "1;h=2"));
  }

  @Test
  void plus_and_percent_twenty_are_spaces() {
    assertThat(Query.parse("a=x+y%20z&%C3%A9=%C3%A9").joined())
        .containsOnly(entry("a", "x y z"), entry("é", "é"));
  }

  @Test
  void the_last_of_several_values_is_available() {
    assertThat(Query.parse("a=1&a=2").last()).containsOnly(entry("a", "2"));
  }

  @Test
  void the_management_api_trims_values() {
    assertThat(Query.parseTrimmed("reason=%20go%20on+").joined("REASON")).isEqualTo("go on");
  }
}
