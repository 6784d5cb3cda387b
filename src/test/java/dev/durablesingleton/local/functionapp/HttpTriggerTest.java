package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An HTTP trigger")
class HttpTriggerTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'route':''}", "{'route':'  '}", "{'Route':null}"})
  void without_a_route_has_the_name_of_its_function(String trigger) {
    assertThat(trigger(trigger).route()).isEqualTo("Echo");
  }

  @Test
  void keeps_its_route_and_methods_as_written() {
    HttpTrigger trigger = trigger("{'ROUTE':'Items/{id}/','Methods':['get','POST']}");
    assertThat(trigger.route()).isEqualTo("Items/{id}/");
    assertThat(trigger.methods()).containsExactly("get", "POST");
  }

  @Test
  void allows_its_methods_in_any_letter_case() {
    HttpTrigger trigger = trigger("{'methods':['get']}");
    assertThat(trigger.allows("GET")).isTrue();
    assertThat(trigger.allows("POST")).isFalse();
  }

  @Test
  void without_methods_allows_all_and_with_an_empty_list_none() {
    assertThat(trigger("{}").allows("FOO")).isTrue();
    assertThat(trigger("{}").allowsNone()).isFalse();
    assertThat(trigger("{'methods':[]}").allows("GET")).isFalse();
    assertThat(trigger("{'methods':[]}").allowsNone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'route':'x'}                    | {'route':'/X/'}                  | true",
        "{'route':'x'}                    | {'route':'y'}                    | false",
        "{'route':'x','methods':['GET']}  | {'route':'x','methods':['PUT']}  | false",
        "{'route':'x','methods':['GET']}  | {'route':'x','methods':[]}       | true",
        "{'route':'x','methods':['GET']}  | {'route':'x','methods':['get']}  | false",
        "{'route':' '}                    | {'route':'echo'}                 | true"
      })
  void conflicts_as_on_the_real_host(String one, String other, boolean conflict) {
    assertThat(trigger(one).conflictsWith(trigger(other))).isEqualTo(conflict);
    assertThat(trigger(other).conflictsWith(trigger(one))).isEqualTo(conflict);
  }

  private static HttpTrigger trigger(String properties) {
    JsonObject json = JsonParser.parseString(properties).getAsJsonObject();
    return HttpTrigger.of("Echo", new Binding("req", HttpTrigger.TYPE, "in", json));
  }
}
