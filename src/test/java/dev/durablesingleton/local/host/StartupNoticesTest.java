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
  void names_a_function_in_error_and_one_whose_trigger_it_does_not_serve() throws PackageException {
    assertThat(
            noticesOf(
                staged()
                    .function("NoTrigger", withBinding("http", "out"))
                    .function("OnMessage", withBinding("queueTrigger", "in"))))
        .containsExactly(
            "ERROR The 'NoTrigger' function is in error: No trigger binding specified. A function"
                + " must have a trigger input binding.",
            "WARNING The function 'OnMessage' never runs here: this host does not serve a"
                + " queueTrigger.");
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
        staged.open(), (level, category, message, failure) -> lines.add(level + " " + message));
    return lines;
  }
}
