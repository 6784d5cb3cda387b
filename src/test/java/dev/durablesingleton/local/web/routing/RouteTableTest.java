package dev.durablesingleton.local.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import dev.durablesingleton.local.web.TestFunction;
import dev.durablesingleton.local.worker.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {

  private final List<String> log = new ArrayList<>();
  private final HostLog lines = (level, category, message, failure) -> log.add(message);

  @Test
  void theFirstFunctionByNameWinsEvenOverALiteral() {
    RouteTable table =
        table(
            "api",
            function("AGet", "'route':'items/{id}'"),
            function("BSpecial", "'route':'items/special'"));

    assertThat(found(table, "GET", "/api/items/special")).isEqualTo("AGet");
  }

  @Test
  void twoFunctionsShareATemplateByTheirMethods() {
    RouteTable table =
        table(
            "api",
            function("Get", "'route':'x','methods':['get']"),
            function("Put", "'route':'x','methods':['PUT']"));

    assertThat(found(table, "PUT", "/api/x")).isEqualTo("Put");
    assertThat(found(table, "PATCH", "/api/x")).isNull();
  }

  @Test
  void withoutMethodsEveryMethodIsTakenAndWithAnEmptyListNone() {
    RouteTable table =
        table(
            "api",
            function("All", "'route':'all'"),
            function("None", "'route':'none','methods':[]"));

    assertThat(found(table, "FOO", "/api/all")).isEqualTo("All");
    assertThat(found(table, "GET", "/api/none")).isNull();
    assertThat(log).anyMatch(line -> line.contains("'None' answers no request"));
  }

  @Test
  void aFunctionWithoutARouteHasItsName() {
    RouteTable table = table("", function("Echo", "'route':''"));

    assertThat(found(table, "GET", "/echo")).isEqualTo("Echo");
    assertThat(log)
        .anyMatch(line -> line.contains("Mapped function route '/Echo' [all] to 'Echo'"));
  }

  @Test
  void aWrongRouteTextLeavesOutItsFunctionLoudly() {
    RouteTable table =
        table("api", function("Bad", "'route':'{x'"), function("Good", "'route':'g'"));

    assertThat(found(table, "GET", "/api/g")).isEqualTo("Good");
    assertThat(log)
        .anyMatch(line -> line.contains("'Bad' is not served") && line.contains("api/{x"));
  }

  @Test
  void otherTriggersHaveNoRoute() {
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
