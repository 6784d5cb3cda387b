package dev.durablesingleton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The parameters of the Bicep template, which users set by azd's environment variables. */
class TemplateParametersTest {

  private static final Pattern PARAMETER = Pattern.compile("(?m)^param (\\w+) ");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  @Test
  void every_parameter_of_the_template_is_set_by_an_environment_variable() throws IOException {
    List<String> declared = groups(PARAMETER, "infra/main.bicep");
    JsonObject parameters =
        JsonParser.parseString(text("infra/main.parameters.json"))
            .getAsJsonObject()
            .getAsJsonObject("parameters");
    assertThat(parameters.keySet()).isNotEmpty().containsExactlyInAnyOrderElementsOf(declared);
    assertThat(parameters.entrySet())
        .allSatisfy(
            parameter ->
                assertThat(parameter.getValue().getAsJsonObject().get("value").getAsString())
                    .as(parameter.getKey())
                    .matches(VARIABLE));
  }

  @Test
  void every_environment_variable_is_documented() throws IOException {
    String documentation = text("docs/deploying.md");
    assertThat(groups(VARIABLE, "infra/main.parameters.json"))
        .doesNotHaveDuplicates()
        .allSatisfy(variable -> assertThat(documentation).contains("`" + variable + "`"));
  }

  @Test
  void azd_runs_scripts_that_exist() throws IOException {
    assertThat(groups(Pattern.compile("run: (?:sh )?(\\S+)"), "azure.yaml"))
        .hasSize(2)
        .allSatisfy(script -> assertThat(Path.of(script)).isRegularFile());
  }

  private static List<String> groups(Pattern pattern, String file) throws IOException {
    return pattern.matcher(text(file)).results().map(match -> match.group(1)).toList();
  }

  private static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
