package dev.durablesingleton.local.engine.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.options.VersionRules.Match;
import dev.durablesingleton.local.engine.options.VersionRules.Mismatch;
import dev.durablesingleton.local.engine.options.VersionRules.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules for versions")
class VersionRulesTest {

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.5, -1",
    "1.4.9.9, 1.5, -1",
    "1.10, 1.5, 1",
    "1.5.0, 1.5, 1",
    "1.5, 1.5, 0",
    "01.5, 1.5, 0",
    "abc, 1.5, 1",
    "ABC, abc, 0",
    "2, 10.0, 1",
    "1.99999999999, 1.5, 1",
    "'', 1.5, -1",
    "' ', '', 0"
  })
  void numbers_compare_as_numbers_and_other_texts_as_texts(String one, String other, int order) {
    assertThat(Integer.signum(VersionRules.compare(one, other))).isEqualTo(order);
    assertThat(Integer.signum(VersionRules.compare(other, one))).isEqualTo(-order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1.0"})
  void without_a_default_version_no_version_runs(String version) {
    assertThat(VersionRules.defaults().verdict(version)).isEqualTo(Verdict.WAITS);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void without_a_default_version_a_blank_one_runs(String version) {
    assertThat(VersionRules.defaults().verdict(version)).isEqualTo(Verdict.RUNS);
  }

  @Test
  void strict_wants_the_same_spelling() {
    VersionRules rules = new VersionRules("1.5", Match.STRICT, Mismatch.FAIL);

    assertThat(rules.verdict("1.5")).isEqualTo(Verdict.RUNS);
    assertThat(rules.verdict("01.5")).isEqualTo(Verdict.FAILS);
    assertThat(rules.verdict("")).isEqualTo(Verdict.FAILS);
    assertThat(rules.verdict(null)).isEqualTo(Verdict.FAILS);
  }

  @Test
  void the_reason_to_wait_names_both_versions() {
    VersionRules rules = new VersionRules("1.5", Match.CURRENT_OR_OLDER, Mismatch.REJECT);

    assertThat(rules.reasonToWait("2.0"))
        .contains("its version is '2.0'", "defaultVersion is '1.5'", "CurrentOrOlder");
    assertThat(rules.reasonToWait("1.5")).isNull();
  }
}
