package dev.durablesingleton.local.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.TestFunction;
import dev.durablesingleton.local.worker.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {

  private final List<String> log = new ArrayList<>();
  private final HostLog lines = (level, category, message, failure) -> log.add(message);

  @Test
  void the_first_function_by_name_wins_even_over_a_literal() {
    RouteTable table =
        table(
            "api",
            function("AGet", "'route':'items/{id}'"),
            function("BSpecial", "'route':'items/special'"));

    assertThat(found(table, "GET", "/api/items/special")).isEqualTo("AGet");
  }

  @Test
  void two_functions_share_a_template_by_their_methods() {
    RouteTable table =
        table(
            "api",
            function("Get", "'route':'x','methods':['get']"),
            function("Put", "'route':'x','methods':['PUT']"));

    assertThat(found(table, "PUT", "/api/x")).isEqualTo("Put");
    assertThat(found(table, "PATCH", "/api/x")).isNull();
  }

  @Test
  void without_methods_every_method_is_allowed_and_with_an_empty_list_none() {
    RouteTable table =
        table(
            "api",
            function("All", "'route':'all'"),
            function("None", "'route':'none','methods':[]"));

    assertThat(found(table, "FOO", "/api/all")).isEqualTo("All");
    assertThat(found(table, "GET", "/api/none")).isNull();
    assertThat(log).anyMatch(line -> line.contains("No request can reach the function 'None'"));
  }

  @Test
  void a_function_without_a_route_has_its_name() {
    RouteTable table = table("", function("Echo", "'route':''"));

    assertThat(found(table, "GET", "/echo")).isEqualTo("Echo");
    assertThat(log)
        .anyMatch(line -> line.contains("Mapped function route '/Echo' [all] to 'Echo'"));
  }

  @Test
  void a_function_with_an_invalid_route_is_omitted_with_an_error() {
    RouteTable table =
        table("api", function("Bad", "'route':'{x'"), function("Good", "'route':'g'"));

    assertThat(found(table, "GET", "/api/g")).isEqualTo("Good");
    assertThat(log)
        .anyMatch(line -> line.contains("'Bad' is not served") && line.contains("api/{x"));
  }

  @Test
  void other_triggers_have_no_route() {
    RouteTable table =
        table("api", TestFunction.activity("Say", call -> new Value.None()).metadata());

    assertThat(found(table, "POST", "/api/Say")).isNull();
    assertThat(log).anyMatch(line -> line.endsWith("No HTTP routes mapped"));
  }

  private RouteTable table(String prefix, FunctionMetadata... functions) {
    return RouteTable.of(List.of(functions), prefix, lines);
  }

  private static FunctionMetadata function(String name, String trigger) {
    return TestFunction.http(name, trigger, call -> new Value.None()).metadata();
  }

  private static String found(RouteTable table, String method, String path) {
    return table.find(method, path).map(match -> match.function().name()).orElse(null);
  }
}
