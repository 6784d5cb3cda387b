package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A staged package")
class FunctionsPackageTest {

  @TempDir Path folder;

  @Test
  void a_script_file_that_is_no_path_is_an_error_of_its_function_alone() throws Exception {
    FunctionsPackage opened =
        StagedPackage.in(folder)
            .function("Odd", StagedPackage.HTTP_FUNCTION.replace("../app.jar", "a\\u0000b"))
            .function("Sound", StagedPackage.HTTP_FUNCTION)
            .open();

    assertThat(opened.functions())
        .extracting(FunctionMetadata::error)
        .containsExactly(
            "Invalid script file name configuration. The 'scriptFile' property is set to a file that"
                + " does not exist.",
            null);
    assertThat(opened.classPath()).containsExactly(folder.resolve("app.jar"));
  }

  @Test
  void lists_its_functions_by_name_ignoring_case() throws Exception {
    StagedPackage staged = StagedPackage.in(folder);
    for (String name : new String[] {"Beta", "alpha", "a_b", "aZ", "gamma"}) {
      staged.function(name, StagedPackage.HTTP_FUNCTION);
    }
    assertThat(staged.open().functions())
        .extracting(FunctionMetadata::name)
        .containsExactly("alpha", "aZ", "a_b", "Beta", "gamma");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | At least one binding must be declared.",
        "[{'type':'httpTrigger','name':'a_b'}] | The binding name a_b is invalid. Please assign a valid name to the binding.",
        "[{'type':'httpTrigger','name':'a'},{'type':'http','name':'A','direction':'out'}] | Multiple bindings with name 'A' discovered. Binding names must be unique.",
        "[{'type':'httpTrigger','name':'a'},{'type':'timerTrigger','name':'b'}] | Multiple trigger bindings defined. A function can only have a single trigger binding.",
        "[{'type':'durableClient','name':'a'}] | No trigger binding specified. A function must have a trigger input binding.",
        "[{'type':'oddTrigger','name':'a'}] | The binding type(s) 'oddTrigger' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured",
        "[{'type':'httpTrigger','name':'a','route':'/Admin/x'}] | The specified route conflicts with one or more built in routes.",
        "[{'type':'httpTrigger','name':'a','route':'runtimes'}] | The specified route conflicts with one or more built in routes."
      })
  void reports_what_is_wrong_with_a_function(String bindings, String error) throws Exception {
    FunctionsPackage functions = withBindings("F", bindings).open();
    assertThat(functions.functions()).singleElement().extracting("error").isEqualTo(error);
  }

  @Test
  void has_only_built_in_bindings_without_a_bundle() throws Exception {
    FunctionsPackage functions =
        withBindings("F", "[{'type':'activityTrigger','name':'a'}]")
            .file("host.json", "{\"version\":\"2.0\"}")
            .open();
    assertThat(functions.functions().get(0).error())
        .isEqualTo(
            "The binding type(s) 'activityTrigger' are not registered. Please ensure the type is"
                + " correct and the binding extension is installed.");
  }

  @Test
  void has_no_bindings_for_functions_with_bad_names_or_missing_jars() throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function("1st", StagedPackage.HTTP_FUNCTION)
            .function("NoJar", StagedPackage.HTTP_FUNCTION.replace("app.jar", "gone.jar"))
            .function("Sound", StagedPackage.HTTP_FUNCTION)
            .open();
    assertThat(functions.functions())
        .extracting(FunctionMetadata::error)
        .containsExactly(
            "'1st' is not a valid function name.",
            "Invalid script file name configuration. The 'scriptFile' property is set to a file that"
                + " does not exist.",
            null);
    assertThat(functions.functions())
        .extracting(function -> function.bindings().isEmpty())
        .containsExactly(true, true, false);
  }

  @Test
  void gives_a_shared_route_to_the_first_function() throws Exception {
    FunctionsPackage functions =
        withBindings("A", "[{'type':'httpTrigger','name':'a','route':'x/{id}/','methods':['GET']}]")
            .function("B", json("[{'type':'httpTrigger','name':'a','route':'/X/{id}'}]"))
            .function(
                "C",
                json("[{'type':'httpTrigger','name':'a','route':'x/{id}','methods':['post']}]"))
            .open();
    assertThat(functions.functions())
        .extracting(FunctionMetadata::error)
        .containsExactly(
            null, "The route specified conflicts with the route defined by function 'A'.", null);
  }

  @Test
  void loads_allowed_functions_and_lists_all() throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function("A", StagedPackage.HTTP_FUNCTION)
            .function("B", StagedPackage.HTTP_FUNCTION)
            .open(Map.of("AzureFunctionsJobHost__functions__0", "b"));
    assertThat(functions.functions()).extracting(FunctionMetadata::name).containsExactly("B");
    assertThat(functions.allFunctions()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "AzureWebJobs.A.Disabled, true, true",
    "azurewebjobs.a.disabled, 1, true",
    "AzureWebJobs_A_Disabled, TRUE, true",
    "AzureWebJobs.A.Disabled, no, false",
    "AzureWebJobs.B.Disabled, true, false"
  })
  void a_setting_disables_a_function(String name, String value, boolean disabled) throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function("A", StagedPackage.HTTP_FUNCTION)
            .open(Map.of(name, value));
    assertThat(functions.functions().get(0).disabled()).isEqualTo(disabled);
  }

  @Test
  void has_a_class_path_of_its_jar_and_the_libraries_by_name() throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function("A", StagedPackage.HTTP_FUNCTION)
            .function("B", StagedPackage.HTTP_FUNCTION)
            .jar("lib/z.jar", Map.of())
            .jar("lib/a.jar", Map.of())
            .file("lib/readme.txt", "")
            .open();
    assertThat(functions.classPath())
        .containsExactly(
            folder.resolve("app.jar"), folder.resolve("lib/a.jar"), folder.resolve("lib/z.jar"));
  }

  @Test
  void is_rejected_if_none_of_its_functions_is_in_a_jar() throws IOException {
    StagedPackage staged =
        StagedPackage.in(folder)
            .function("A", StagedPackage.HTTP_FUNCTION.replace("app.jar", "index.js"))
            .file("index.js", "");
    assertThatThrownBy(staged::open)
        .isInstanceOf(PackageException.class)
        .hasMessageStartingWith("Did not find functions with language [java]");
  }

  @Test
  void a_wrong_folder_is_reported_in_one_sentence() throws IOException {
    assertThatThrownBy(() -> FunctionsPackage.open(folder.resolve("gone"), Map.of()))
        .hasMessageContaining("The folder '" + folder.resolve("gone") + "' does not exist");
    assertThatThrownBy(() -> FunctionsPackage.open(folder, Map.of()))
        .hasMessageContaining("has neither host.json nor local.settings.json");
    Files.writeString(folder.resolve("host.json"), "{}");
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    assertThatThrownBy(() -> FunctionsPackage.open(folder, Map.of()))
        .hasMessageContaining("target/azure-functions/<app>")
        .hasMessageContaining("build it first");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nonsense | Unable to parse host configuration file",
        "{\"extensions\":{}} | The host.json file is missing the required 'version' property.",
        "{\"Version\":\"2.0\"} | The host.json file is missing the required 'version' property.",
        "{\"version\":\"1.0\"} | '1.0' is an invalid value for host.json 'version' property."
      })
  void an_invalid_host_json_is_rejected(String content, String message) {
    StagedPackage staged = StagedPackage.in(folder).file("host.json", content);
    assertThatThrownBy(staged::open)
        .isInstanceOf(PackageException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void files_are_read_as_newtonsoft_reads_them() throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .file(
                "host.json",
                """
                // a comment
                {version: '2.0', "extensionBundle": {"id": "x", "version": "y",},
                 "functions": ["A", ],}
                """)
            .function(
                "A",
                """
                {scriptFile: '../app.jar', "entryPoint": "a.B.c", "bindings": [
                  {"type": "activityTrigger", 'name': 'in', "direction": "in",},],}
                """)
            .open();
    assertThat(functions.hostJson().allowedFunctions()).containsExactly("A");
    assertThat(functions.functions())
        .singleElement()
        .satisfies(
            function -> {
              assertThat(function.error()).isNull();
              assertThat(function.bindings()).hasSize(1);
            });
  }

  @Test
  void an_error_in_a_file_is_reported_with_its_place() {
    StagedPackage staged =
        StagedPackage.in(folder).file("host.json", "{\"version\": \"2.0\"\n  \"functions\": []}");
    assertThatThrownBy(staged::open)
        .hasMessage(
            "Unable to parse host configuration file '%s': It is not JSON: unexpected '\"' at line 2, column 3."
                .formatted(folder.resolve("host.json")));
  }

  @Test
  void functions_whose_names_differ_in_case_only_are_both_in_error() throws Exception {
    StagedPackage staged =
        StagedPackage.in(folder)
            .function("Twin", StagedPackage.HTTP_FUNCTION)
            .function("Sound", StagedPackage.HTTP_FUNCTION);
    assumeTrue(Files.notExists(folder.resolve("twin")), "file names must be case-sensitive");
    FunctionsPackage functions = staged.function("twin", StagedPackage.HTTP_FUNCTION).open();
    String error =
        "Method overloads are not supported. There are multiple methods with the name"
            + " 'Host.Functions.Twin'.";
    assertThat(functions.functions())
        .extracting(FunctionMetadata::name, FunctionMetadata::error)
        .containsExactly(tuple("Sound", null), tuple("Twin", error), tuple("twin", error));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"pom.xml, target/azure-functions/app", "build.gradle, build/azure-functions/app"})
  void the_only_staged_package_of_a_project_is_taken(String buildFile, String stage)
      throws Exception {
    Files.writeString(folder.resolve(buildFile), "");
    Files.writeString(folder.resolve("host.json"), "{}");
    StagedPackage.in(folder.resolve(stage)).function("A", StagedPackage.HTTP_FUNCTION);
    Files.createDirectories(folder.resolve(stage).resolveSibling(".durable"));

    FunctionsPackage functions = FunctionsPackage.open(folder, Map.of());

    assertThat(functions.folder()).isEqualTo(folder.resolve(stage));
    assertThat(functions.functions()).extracting(FunctionMetadata::name).containsExactly("A");
  }

  @Test
  void several_staged_packages_of_a_project_are_named() throws Exception {
    Files.writeString(folder.resolve("pom.xml"), "");
    Path one = folder.resolve("target/azure-functions/one");
    Path two = folder.resolve("target/azure-functions/two");
    StagedPackage.in(one);
    StagedPackage.in(two);
    assertThatThrownBy(() -> FunctionsPackage.open(folder, Map.of()))
        .hasMessage(
            "'%s' contains more than one staged package; name one of them: %s, %s."
                .formatted(folder, one, two));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"strategy\":\"often\",\"maxRetryCount\":1} | 'retry' has the strategy 'often'; use fixedDelay or exponentialBackoff.",
        "{\"strategy\":\"fixedDelay\",\"delayInterval\":\"00:00:01\"} | 'retry' has no maxRetryCount; use a whole number, or -1 for no limit.",
        "{\"strategy\":\"fixedDelay\",\"maxRetryCount\":1,\"delayInterval\":\"1s\"} | 'retry' has the delayInterval '1s'; use hh:mm:ss.",
        "{\"strategy\":\"exponentialBackoff\",\"maxRetryCount\":1,\"minimumInterval\":\"00:00:02\",\"maximumInterval\":\"00:00:01\"} | 'retry' has the minimumInterval '00:00:02', which is longer than the maximumInterval '00:00:01'."
      })
  void a_function_with_an_invalid_retry_policy_is_in_error(String retry, String error)
      throws Exception {
    FunctionsPackage functions =
        StagedPackage.in(folder)
            .function(
                "A", StagedPackage.HTTP_FUNCTION.replaceFirst("\\{", "{\"retry\": " + retry + ","))
            .open();
    assertThat(functions.functions().get(0).error()).isEqualTo(error);
  }

  @Test
  void an_empty_host_json_means_the_default_with_a_bundle() throws Exception {
    FunctionsPackage functions =
        withBindings("F", "[{'type':'activityTrigger','name':'a'}]").file("host.json", "{}").open();
    assertThat(functions.functions().get(0).error()).isNull();
  }

  private StagedPackage withBindings(String function, String bindings) {
    return StagedPackage.in(folder).function(function, json(bindings));
  }

  private static String json(String bindings) {
    return "{\"scriptFile\":\"../app.jar\",\"entryPoint\":\"a.B.c\",\"bindings\":"
        + bindings.replace('\'', '"')
        + "}";
  }
}
