package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("local.settings.json")
class LocalSettingsTest {

  @TempDir Path folder;

  @Test
  void contains_values_host_options_and_connection_strings() throws Exception {
    LocalSettings settings =
        read(
            """
            {"IsEncrypted": false, // plain
             "Values": {"A": "x", "Empty": "", "Number": 5, "Flag": true},
             "ConnectionStrings": {"Db": "server"},
             "Host": {"LocalHttpPort": 7072, "CORS": "http://a, http://b", "CORSCredentials": true}}
            """);
    assertThat(settings.values())
        .containsEntry("A", "x")
        .containsEntry("Empty", "")
        .containsEntry("Number", "5")
        .containsEntry("Flag", "true")
        .containsEntry("ConnectionStrings:Db", "server");
    assertThat(settings.localHttpPort()).isEqualTo(7072);
    assertThat(settings.corsOrigins()).containsExactly("http://a", "http://b");
    assertThat(settings.corsCredentials()).isTrue();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void is_read_as_newtonsoft_reads_it() throws Exception {
    LocalSettings settings =
        read(
            "\uFEFF"
                + """
            {'IsEncrypted': false, /* plain */ Values: {"FOO": "bar", 'Rate': 1.10,},
             "Host": {"LocalHttpPort": 7072,},} // end
            """);
    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.values()).containsEntry("FOO", "bar").containsEntry("Rate", "1.10");
    assertThat(settings.localHttpPort()).isEqualTo(7072);
  }

  @Test
  void may_be_utf_16_with_a_byte_order_mark() throws Exception {
    Files.writeString(
        folder.resolve(LocalSettings.FILE),
        "\uFEFF{\"IsEncrypted\": false, \"Values\": {\"FOO\": \"b\u00e4r\"}}",
        StandardCharsets.UTF_16LE);
    assertThat(LocalSettings.read(folder).values()).containsEntry("FOO", "b\u00e4r");
  }

  @Test
  void has_connection_strings_as_texts_or_as_objects_with_a_provider() throws Exception {
    LocalSettings settings =
        read(
            """
            {"IsEncrypted": false, "ConnectionStrings": {
              "Plain": "one",
              "Full": {"ConnectionString": "two", "ProviderName": "System.Data.SqlClient"},
              "Empty": {"ProviderName": "System.Data.SqlClient"}}}
            """);
    assertThat(settings.values())
        .containsOnly(
            Map.entry("ConnectionStrings:Plain", "one"),
            Map.entry("ConnectionStrings:Full", "two"));
    assertThat(settings.warnings())
        .containsExactly(
            "Skipping the connection string 'Empty' because it has no 'ConnectionString'.");
  }

  @Test
  void may_be_absent() throws Exception {
    assertThat(LocalSettings.read(folder)).isEqualTo(LocalSettings.none());
  }

  @Test
  void skips_nulls_and_empty_names_with_a_warning() throws Exception {
    LocalSettings settings = read("{\"IsEncrypted\":false,\"Values\":{\"\":\"x\",\"N\":null}}");
    assertThat(settings.values()).isEmpty();
    assertThat(settings.warnings())
        .containsExactly(
            "Skipping local setting with empty key.", "Skipping 'N' because value is null");
  }

  @Test
  void is_treated_as_encrypted_unless_declared_otherwise() {
    assertThatThrownBy(() -> read("{\"Values\":{\"A\":\"x\"}}"))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("\"IsEncrypted\": false");
  }

  @Test
  void is_ignored_with_a_warning_if_it_is_not_json() throws Exception {
    LocalSettings settings = read("{\"Values\":");
    assertThat(settings.values()).isEmpty();
    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .startsWith("Failed to read app settings file at '" + folder)
        .contains("Ensure it is a valid JSON file.");
  }

  @Test
  void must_have_a_valid_port() {
    assertThatThrownBy(() -> read("{\"Host\":{\"LocalHttpPort\":70000}}"))
        .hasMessageContaining("'70000' is an invalid value for 'Host.LocalHttpPort'");
  }

  @Test
  void the_address_to_listen_on_is_read() throws Exception {
    LocalSettings settings = read("{\"Host\":{\"LocalHttpAddress\":\"0.0.0.0\"}}");

    assertThat(settings.localHttpAddress()).isEqualTo("0.0.0.0");
    assertThat(settings.warnings()).isEmpty();
  }

  private LocalSettings read(String content) throws Exception {
    Files.writeString(folder.resolve(LocalSettings.FILE), content);
    return LocalSettings.read(folder);
  }
}
