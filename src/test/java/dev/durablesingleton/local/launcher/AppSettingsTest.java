package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.StagedPackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The settings that the launcher reads")
class AppSettingsTest {

  /** All that Newtonsoft.Json accepts beyond the standard. */
  private static final String LOOSE =
      """
      /* for func */ { IsEncrypted: false,
        'values': { "A": 'it\\'s "x"', B: 12.50, "C": true, // a comment
                    "D": "\\u00e4\\n\\/", "E": "", "F": null, },
        "ConnectionStrings": { "Sql": "Server=x" },
        "Host": { "CORS": "*", "list": [1, {"a": []}, ], },
      }
      """;

  @TempDir private Path folder;

  @Test
  void are_those_that_the_host_reads() throws Exception {
    Map<String, String> ofHost =
        StagedPackage.in(folder).file("local.settings.json", LOOSE).open().settings().values();

    assertThat(variables(Map.of())).isEqualTo(ofHost).hasSize(6);
  }

  @Test
  void may_be_in_another_encoding() throws Exception {
    byte[] bytes = "\uFEFF{\"Values\": {\"A\": \"ä\"}}".getBytes(StandardCharsets.UTF_16LE);
    Files.write(folder.resolve("local.settings.json"), bytes);

    assertThat(variables(Map.of())).containsExactly(Map.entry("A", "ä"));
  }

  @Test
  void override_no_variable_of_the_user() throws Exception {
    settings("{\"Values\": {\"A\": \"file\", \"B\": \"file\"}}");

    assertThat(variables(Map.of("A", "user")))
        .containsEntry("A", "user")
        .containsEntry("B", "file");
  }

  @Test
  void are_none_if_the_file_is_not_json() throws Exception {
    for (String text :
        new String[] {"", "{", "{\"Values\": {\"A\": \"x\"", "[1]", "{\"Values\": 1}"}) {
      settings(text);
      assertThat(variables(Map.of())).as(text).isEmpty();
    }
  }

  @Test
  void have_the_options_of_the_jvm_in_the_order_of_the_functions_host() throws Exception {
    settings(
        """
        {"Values": {"languageWorkers__java__arguments": "-Dlast=%NAME% -D%MISSING%x",
                    "AZURE_FUNCTIONS_MESH_JAVA_OPTS": "-Dsecond",
                    "JAVA_OPTS": "-Dfile", "NAME": "a.b"}}
        """);

    assertThat(AppSettings.read(folder, Map.of("JAVA_OPTS", " -Dfirst  -Xmx1g ")).jvmOptions())
        .containsExactly("-Dfirst", "-Xmx1g", "-Dsecond", "-Dlast=a.b", "-Dx");
  }

  private void settings(String text) throws Exception {
    Files.writeString(folder.resolve("local.settings.json"), text);
  }

  private Map<String, String> variables(Map<String, String> user) {
    Map<String, String> variables = new HashMap<>(user);
    AppSettings.read(folder, user).addTo(variables);
    return variables;
  }
}
