package dev.durablesingleton.local.web.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTemplateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api/items         | /API/Items    | {}",
        "api/items         | /api/items/   | {}",
        "api/items/{id}    | /api/items/A1 | {id=A1}",
        "api/x/{a?}        | /api/x        | {}",
        "api/x/{a?}        | /api/x/1      | {a=1}",
        "api/x/{a=5}       | /api/x        | {a=5}",
        "api/x/{a=5}/{b=6} | /api/x/1      | {a=1, b=6}",
        "api/{*p}          | /api          | {}",
        "api/{*p}          | /api/a//b/    | {p=a//b/}",
        "api/{**p}         | /api/a/b      | {p=a/b}",
        "a{x}b             | /aZZb         | {x=ZZ}",
        "{x}.{y}           | /a.b.c        | {y=c, x=a.b}",
        "{x}.{y?}          | /a            | {x=a}",
        "{x}.{y?}          | /a.b          | {y=b, x=a}",
        "v{a}-{b}          | /V1-2-3       | {b=3, a=1-2}",
        "{{x}}             | /{x}          | {}",
        "{x:int}           | /12           | {x=12}",
        "{x:int?}/{y=2}    | /             | {y=2}"
      })
  void takes_values_from_the_path(String template, String path, String values) throws Exception {
    assertThat(match(template, path)).hasToString(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api/items      | /api/items//",
        "api/items      | /api//items",
        "api/items      | /api/item",
        "api/items/{id} | /api/items",
        "api/items/{id} | /api/items/1/2",
        "a{x}b          | /ab",
        "{x}.{y}        | /a.",
        "{x}.{y?}       | /a.",
        "x{y}           | /zxy",
        "{x}y           | /xyz",
        "{x:int}        | /1a",
        "{*p:int}       | /"
      })
  void does_not_match_other_paths(String template, String path) throws Exception {
    assertThat(match(template, path)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a//b",
        "/a",
        "{x",
        "x}",
        "{x:nope}",
        "{x}{y}",
        "{*p}/x",
        "{x}/{X}",
        "{}",
        "{x=1?}",
        "{*p?}",
        "a{*p}",
        "{a?}b",
        "a?b",
        "{x:min(a)}",
        "{x:regex(()}",
        "{x:range(2,1)}"
      })
  void refuses_what_asp_net_refuses(String template) {
    assertThatExceptionOfType(RouteSyntaxException.class)
        .isThrownBy(() -> TemplateParser.parse(template))
        .withMessageContaining("'" + template + "'");
  }

  @Test
  void a_regular_expression_may_contain_separators_of_constraints() throws Exception {
    String template = "{x:regex(^\\d{{2}}:(a|b)$):length(4)}";

    assertThat(match(template, "/12:A")).containsEntry("x", "12:A");
    assertThat(match(template, "/123:a")).isNull();
  }

  private static Map<String, String> match(String template, String path) throws Exception {
    return TemplateParser.parse(template).match(new RequestPath(path));
  }
}
