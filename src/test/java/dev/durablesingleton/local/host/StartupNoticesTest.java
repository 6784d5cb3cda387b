package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A starting host")
class StartupNoticesTest {

  @TempDir Path folder;

  @Test
  void has_nothing_to_say_of_a_sound_package() throws PackageException {
    assertThat(noticesOf(staged().function("Hello", StagedPackage.HTTP_FUNCTION))).isEmpty();
  }

  @Test
  void names_each_setting_without_effect() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .file(
                        "host.json",
                        """
                        {"version": "2.0", "extensionBundle": {},
                         "extensions": {"queues": {"batchSize": 1},
                           "durableTask": {"hubName": "Hub", "tracing": {"a": 1}}}}
                        """)))
        .containsExactly(
            "WARNING The setting 'extensions.queues' of host.json has no effect on this host.",
            "WARNING The setting 'extensions.durableTask.tracing' of host.json has no effect on this"
                + " host.");
  }

  @Test
  void says_that_calls_of_entities_hang_on_azure_with_the_default_reorder_window()
      throws PackageException {
    StagedPackage counter = staged().function("Counter", withBinding("entityTrigger", "in"));
    assertThat(noticesOf(counter))
        .singleElement()
        .asString()
        .startsWith("WARNING On Azure Storage, calls and locks of entities by the Java SDK");
    assertThat(
            noticesOf(
                counter.file(
                    "host.json",
                    """
                    {"version": "2.0", "extensionBundle": {}, "extensions": {"durableTask":
                      {"entityMessageReorderWindowInMinutes": 0}}}
                    """)))
        .isEmpty();
  }

  @Test
  void passes_on_what_the_local_settings_leave_out() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .file(
                        "local.settings.json",
                        "{\"IsEncrypted\": false, \"Values\": {\"NONE\": null}}")))
        .containsExactly("WARNING Skipping 'NONE' because value is null");
  }

  @Test
  void names_a_function_in_error_and_how_to_run_one_whose_trigger_never_fires()
      throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .function("NoTrigger", withBinding("http", "out"))
                    .function("OnMessage", withBinding("queueTrigger", "in"))))
        .containsExactly(
            "ERROR The 'NoTrigger' function is in error: No trigger binding specified. A function"
                + " must have a trigger input binding.",
            "WARNING The function 'OnMessage' has parts without effect on this host: a queueTrigger."
                + " The trigger never fires; POST /admin/functions/OnMessage runs the function. For"
                + " real queues, blobs and tables, use Azurite and func.");
  }

  @Test
  void names_every_binding_and_member_without_effect() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .function(
                        "Put",
                        """
                        {"scriptFile": "../app.jar", "entryPoint": "app.Functions.run",
                         "disabled": false, "generatedBy": "a plugin", "bindings": [
                          {"type": "httpTrigger", "direction": "in", "name": "req",
                           "methods": ["GET"], "webHookType": "github"},
                          {"type": "durableClient", "direction": "in", "name": "client",
                           "taskHub": "Other"},
                          {"type": "http", "direction": "out", "name": "$return"},
                          {"type": "queue", "direction": "out", "name": "q"},
                          {"type": "cosmosDB", "direction": "in", "name": "doc"}]}
                        """)))
        .containsExactly(
            "WARNING The function 'Put' has parts without effect on this host: a queue output 'q', a"
                + " cosmosDB input 'doc', the member 'disabled', the member 'webHookType' of the"
                + " binding 'req', the task hub 'Other' of the binding 'client', since every client"
                + " uses 'TestHubName'. A call that sets such an output fails; --ignore-outputs lets"
                + " it pass. Calls that need such an input fail. For real queues, blobs and"
                + " tables, use Azurite and func.");
  }

  @Test
  void groups_functions_with_the_same_parts_without_effect() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .function("A", withBinding("eventHubTrigger", "in"))
                    .function("B", withBinding("eventHubTrigger", "in"))
                    .function("C", withBinding("sqlTrigger", "in"))))
        .containsExactly(
            "WARNING The functions 'A', 'B' have parts without effect on this host: an"
                + " eventHubTrigger. The trigger never fires; POST /admin/functions/<name> runs the"
                + " function.",
            "WARNING The function 'C' has parts without effect on this host: an sqlTrigger. The"
                + " trigger never fires; POST /admin/functions/C runs the function.");
  }

  @Test
  void reports_equal_errors_once_and_names_a_missing_bundle_as_their_cause()
      throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .file("host.json", "{\"version\": \"2.0\"}")
                    .function("A", withBinding("activityTrigger", "in"))
                    .function("B", withBinding("activityTrigger", "in"))))
        .containsExactly(
            "ERROR 2 functions are in error: The binding type(s) 'activityTrigger' are not"
                + " registered. Please ensure the type is correct and the binding extension is"
                + " installed. The functions are 'A', 'B'.",
            "ERROR host.json has no extension bundle, which provides most binding types; add"
                + " \"extensionBundle\": {\"id\": \"Microsoft.Azure.Functions.ExtensionBundle\","
                + " \"version\": \"[4.*, 5.0.0)\"}.");
  }

  @Test
  void warns_of_a_retry_policy_as_the_real_host_does() throws PackageException {
    String retry =
        "{\"retry\": {\"strategy\": \"fixedDelay\", \"maxRetryCount\": 1, \"delayInterval\":"
            + " \"24:00:00\"},";
    assertThat(
            noticesOf(
                staged()
                    .function("Hello", StagedPackage.HTTP_FUNCTION.replaceFirst("\\{", retry))
                    .function(
                        "Tick", withBinding("timerTrigger", "in").replaceFirst("\\{", retry))))
        .containsExactly(
            "WARNING In the retry policy of the function 'Hello', '24:00:00' means 24 days, here and"
                + " in Azure, because .NET reads hours above 23 as days; write '1.00:00:00' if you"
                + " mean hours.",
            "WARNING Soon retries will not be supported for function 'Hello'. For more information,"
                + " please visit http://aka.ms/func-retry-policies.",
            "WARNING In the retry policy of the function 'Tick', '24:00:00' means 24 days, here and"
                + " in Azure, because .NET reads hours above 23 as days; write '1.00:00:00' if you"
                + " mean hours.");
  }

  @Test
  void tells_of_the_allow_list_and_nothing_of_what_is_not_on_it() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .file(
                        "host.json",
                        "{\"version\": \"2.0\", \"extensionBundle\": {}, \"functions\": [\"Hello\"]}")
                    .function("Hello", StagedPackage.HTTP_FUNCTION)
                    .function("OnMessage", withBinding("queueTrigger", "in"))))
        .containsExactly(
            "INFORMATION A function allow list has been specified, excluding all but the following"
                + " functions: [Hello]");
  }

  private StagedPackage staged() {
    return StagedPackage.in(folder);
  }

  private static String withBinding(String type, String direction) {
    return """
        {"scriptFile": "../app.jar", "entryPoint": "app.Functions.run", "bindings": [
          {"type": "%s", "direction": "%s", "name": "it"}]}
        """
        .formatted(type, direction);
  }

  private static List<String> noticesOf(StagedPackage staged) throws PackageException {
    List<String> lines = new ArrayList<>();
    StartupNotices.log(
        staged.open(),
        false,
        (level, category, message, failure) -> lines.add(level + " " + message));
    return lines;
  }
}
