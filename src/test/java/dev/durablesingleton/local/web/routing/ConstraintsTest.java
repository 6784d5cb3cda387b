package dev.durablesingleton.local.web.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int          | -12,' 7 ',2147483647         | 2147483648,1.5,x",
        "LONG         | 9223372036854775807          | 9223372036854775808",
        "bool         | true,False                   | 1,yes",
        "datetime     | 2026-11-22,2026-11-22T10:00:00Z,11/22/2026 | yesterday,2026-13-01",
        "decimal      | 1.5,-.5                      | 1e3,x",
        "double       | 1e3,-1.5,NaN                 | x,1e",
        "guid         | 7f8a5b0e-6c1d-4b55-8f1c-9f0a2b3c4d5e,{7f8a5b0e-6c1d-4b55-8f1c-9f0a2b3c4d5e} | 7f8a",
        "minlength(2) | ab,abc                       | a",
        "maxlength(2) | ab                           | abc",
        "length(2)    | ab                           | a,abc",
        "length(1,2)  | a,ab                         | abc",
        "min(3)       | 3,4                          | 2,x",
        "max(3)       | 3,-1                         | 4",
        "range(1,3)   | 1,3                          | 0,4",
        "alpha        | aZ                           | a1,ä",
        "regex(^a.c$) | ABC                          | xabc",
        "file         | a.txt,x/y.z                  | a,a.,x.y/z",
        "nonfile      | a,x.y/z                      | a.txt"
      })
  void accept(String constraint, String good, String bad) throws Exception {
    Constraint parsed = Constraints.parse(constraint);

    assertThat(good.split(",")).allMatch(value -> parsed.accepts(value.replace("'", "")));
    assertThat(bad.split(",")).noneMatch(parsed::accepts);
  }
}
