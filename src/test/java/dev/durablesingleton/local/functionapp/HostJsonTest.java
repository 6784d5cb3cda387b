package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.log.LogLevel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("host.json")
class HostJsonTest {

  @Test
  void has_the_hosts_defaults() throws Exception {
    HostJson host = read("{}", Map.of());
    int concurrency = 10 * Runtime.getRuntime().availableProcessors();
    assertThat(host.routePrefix()).isEqualTo("api");
    assertThat(host.functionTimeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(host.durableTask().hubName()).isEqualTo("TestHubName");
    assertThat(host.durableTask().maxConcurrentActivityFunctions()).isEqualTo(concurrency);
    assertThat(host.durableTask().maxConcurrentOrchestratorFunctions()).isEqualTo(concurrency);
    assertThat(host.durableTask().connectionName()).isEqualTo("Storage");
    assertThat(host.durableTask().throwStatusExceptionsOnRaiseEvent()).isNull();
    assertThat(host.durableTask().overridableExistingInstanceStates().statuses())
        .isEqualTo(StartCommand.NON_RUNNING);
    assertThat(host.ignored()).isEmpty();
  }

  @Test
  void is_read_ignoring_case() throws Exception {
    HostJson host =
        read(
            """
            {"Extensions": {"HTTP": {"RoutePrefix": "", "customHeaders": {"X-One": "1"}},
              "durabletask": {"MaxConcurrentActivityFunctions": 3,
                "overridableExistingInstanceStates": "anystate",
                "throwStatusExceptionsOnRaiseEvent": false,
                "storeInputsInOrchestrationHistory": true,
                "storageProvider": {"connectionName": "Mine"}}},
             "logging": {"logLevel": {"default": "warning", "Function.A.User": "Trace"}},
             "functionTimeout": "-1"}
            """,
            Map.of());
    assertThat(host.routePrefix()).isEmpty();
    assertThat(host.customHeaders()).containsEntry("X-One", "1");
    assertThat(host.functionTimeout()).isNull();
    assertThat(host.logLevels())
        .containsEntry("default", LogLevel.WARNING)
        .containsEntry("Function.A.User", LogLevel.TRACE);
    assertThat(host.durableTask())
        .returns(3, DurableTaskSettings::maxConcurrentActivityFunctions)
        .returns(
            DurableTaskSettings.OverridableStates.ANY_STATE,
            DurableTaskSettings::overridableExistingInstanceStates)
        .returns(true, DurableTaskSettings::storeInputsInOrchestrationHistory)
        .returns("Mine", DurableTaskSettings::connectionName);
    assertThat(host.durableTask().overridableExistingInstanceStates().statuses())
        .isEqualTo(StartCommand.ANY);
    assertThat(host.durableTask().throwStatusExceptionsOnRaiseEvent()).isFalse();
  }

  @Test
  void is_overridden_by_the_environment() throws Exception {
    HostJson host =
        read(
            "{\"extensions\":{\"http\":{\"routePrefix\":\"v1\"}}}",
            Map.of("AzureFunctionsJobHost__extensions__http__routePrefix", "v2"));
    assertThat(host.routePrefix()).isEqualTo("v2");
  }

  @Test
  void lists_settings_without_effect() throws Exception {
    HostJson host =
        read(
            """
            {"version": "2.0", "extensionBundle": {"id": "x"}, "healthMonitor": {"enabled": true},
             "logging": {"logLevel": {"default": "Error"}, "applicationInsights": {"a": {"b": 1}}},
             "extensions": {"queues": {"batchSize": 1}, "http": {"routePrefix": "", "hsts": {}},
               "durableTask": {"hubName": "Hub1", "storageProvider": {"partitionCount": 3}}}}
            """,
            Map.of());
    assertThat(host.ignored())
        .containsExactly(
            "healthMonitor",
            "logging.applicationInsights",
            "extensions.queues",
            "extensions.http.hsts",
            "extensions.durableTask.storageProvider.partitionCount");
  }

  @ParameterizedTest(name = "{0} on site {1} is {2}")
  @CsvSource({
    ", my-app-1, myapp1",
    ", 1st, t1st",
    ", a, aHub",
    ", ---, DefaultTaskHub",
    "%HUB%, site, FromSetting",
    "Pre%hub%, site, PreFromSetting",
    "Plain1, site, Plain1"
  })
  void a_hub_name_follows_the_extensions_rules(String given, String site, String hub)
      throws Exception {
    Map<String, String> environment = Map.of("WEBSITE_SITE_NAME", site, "HUB", "FromSetting");
    assertThat(read(hubName(given), environment).durableTask().hubName()).isEqualTo(hub);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "my-hub, Task hub name 'my-hub' should contain only alphanumeric characters",
    "1hub, Task hub name '1hub' should contain only alphanumeric characters",
    "ab, Task hub name 'ab' should contain only alphanumeric characters",
    "%NO_SUCH%, '%NO_SUCH%' does not resolve to a value"
  })
  void a_bad_hub_name_is_rejected(String given, String message) {
    assertThatThrownBy(() -> read(hubName(given), Map.of()))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"functionTimeout\":\"00:00:00.5\"} | '00:00:00.5' is an invalid value for 'functionTimeout'",
        "{\"functionTimeout\":\"soon\"} | 'soon' is an invalid value for 'functionTimeout'",
        "{\"extensions\":{\"durableTask\":{\"maxConcurrentActivityFunctions\":0}}} | '0' is an invalid value for 'extensions.durableTask.maxConcurrentActivityFunctions'; use a whole number greater than 0.",
        "{\"logging\":{\"logLevel\":{\"default\":\"Loud\"}}} | 'Loud' is an invalid value for 'logging.logLevel.default'; use one of Trace, Debug, Information, Warning, Error, Critical, None.",
        "{\"extensions\":{\"durableTask\":{\"overridableExistingInstanceStates\":\"Any\"}}} | use one of NonRunningStates, AnyState."
      })
  void a_bad_value_is_reported_with_the_remedy(String json, String message) {
    assertThatThrownBy(() -> read(json, Map.of()))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "00:05:00, PT5M",
    "00:10, PT10M",
    "1.02:03:04.5, PT26H3M4.5S",
    "1, PT24H",
    "2:00:00, PT2H",
    "1:02:03:04, PT26H3M4S"
  })
  void a_timeout_is_a_time_span(String text, Duration timeout) throws Exception {
    assertThat(read("{\"functionTimeout\":\"" + text + "\"}", Map.of()).functionTimeout())
        .isEqualTo(timeout);
  }

  @Test
  void a_timeout_of_24_hours_and_more_is_explained() throws Exception {
    HostJson hostJson = read("{\"functionTimeout\":\"24:00:00\"}", Map.of());
    assertThat(hostJson.functionTimeout()).isEqualTo(Duration.ofDays(24));
    assertThat(hostJson.warnings())
        .singleElement()
        .asString()
        .startsWith("The functionTimeout '24:00:00' means 24 days, here and in Azure");
  }

  @Test
  void a_retry_policy_applies_to_functions_without_their_own() throws Exception {
    HostJson hostJson =
        read(
            "{\"retry\":{\"strategy\":\"fixedDelay\",\"maxRetryCount\":2,\"delayInterval\":\"00:00:03\"}}",
            Map.of());
    assertThat(hostJson.retry())
        .isEqualTo(new RetryPolicy(2, Duration.ofSeconds(3), Duration.ofSeconds(3), List.of()));
    assertThat(hostJson.ignored()).isEmpty();
  }

  private static String hubName(String name) {
    return name == null
        ? "{}"
        : "{\"extensions\":{\"durableTask\":{\"hubName\":\"" + name + "\"}}}";
  }

  private static HostJson read(String json, Map<String, String> environment)
      throws PackageException {
    Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    settings.putAll(environment);
    return HostJson.read(JsonParser.parseString(json).getAsJsonObject(), settings);
  }
}
