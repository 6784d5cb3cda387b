package dev.durablesingleton.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.Reuse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final OrchestratorNames NAMES = OrchestratorNames.inPackageOf(SettingsTest.class);

  @Test
  void have_defaults() {
    Settings settings = Settings.of(name -> null, NAMES);

    assertThat(settings.reuse().value()).isEqualTo(Reuse.NEVER);
    assertThat(settings.kept().entries()).isEmpty();
    assertThat(settings.hostName()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"'', NEVER", "' Failed ', UNSUCCESSFUL", "finished, FINISHED"})
  void have_the_policy_that_is_set(String value, Reuse reuse) {
    assertThat(settings(Settings.REUSE_SETTING, value).reuse().value()).isEqualTo(reuse);
  }

  @ParameterizedTest
  @ValueSource(strings = {"any", "sometimes"})
  void report_an_invalid_policy_where_it_is_used(String value) {
    Settings settings = settings(Settings.REUSE_SETTING, value);

    assertThat(settings.publicAddress().value()).isNotNull();
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> settings.reuse().value())
        .withMessage(
            "The app setting SINGLETON_REUSE is '%s'; it must be never, failed or finished.",
            value);
  }

  @ParameterizedTest
  @CsvSource({
    // stage, site, name, color -> app, name, color
    "Development, '', '', '', localhost:7071, local, GREEN",
    "Production, orders, '', '', orders, Azure, RED",
    "Development, orders, '', '', orders, Azure, RED",
    "Production, orders, ' staging ', Orange, orders, staging, ORANGE",
    "Development, '', mine, '', localhost:7071, mine, GREEN",
  })
  void have_the_environment(
      String stage,
      String site,
      String name,
      String color,
      String app,
      String environment,
      EnvironmentColor shown) {
    Map<String, String> variables =
        Map.of(
            "WEBSITE_HOSTNAME", "localhost:7071",
            "AZURE_FUNCTIONS_ENVIRONMENT", stage,
            "WEBSITE_SITE_NAME", site,
            "SINGLETON_ENVIRONMENT", name,
            "SINGLETON_ENVIRONMENT_COLOR", color);

    assertThat(Settings.of(variables::get, NAMES).environment().value())
        .isEqualTo(new AppEnvironment(app, environment, shown));
  }

  @Test
  void report_an_unknown_color_where_it_is_used() {
    Settings settings = settings("SINGLETON_ENVIRONMENT_COLOR", "pink");

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> settings.environment().value())
        .withMessage(
            "The app setting SINGLETON_ENVIRONMENT_COLOR is 'pink'; it must be red, orange, green,"
                + " blue, purple or gray.");
  }

  private static Settings settings(String setting, String value) {
    return Settings.of(name -> name.equals(setting) ? value : null, NAMES);
  }
}
