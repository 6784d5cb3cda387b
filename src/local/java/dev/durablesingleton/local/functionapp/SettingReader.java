package dev.durablesingleton.local.functionapp;

import java.util.List;
import java.util.Optional;

/** Reads typed settings of one section of {@code host.json}. */
final class SettingReader {

  private final Configuration configuration;
  private final String section;

  SettingReader(Configuration configuration, String section) {
    this.configuration = configuration;
    this.section = section;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(configuration.text(section + name)).filter(t -> !t.isBlank());
  }

  Optional<Boolean> bool(String name) throws PackageException {
    return choice(name, "true", "false").map(i -> i == 0);
  }

  int positive(String name, int defaultValue) throws PackageException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return defaultValue;
    }
    if (text.get().trim().matches("0*[1-9][0-9]{0,8}")) {
      return Integer.parseInt(text.get().trim());
    }
    throw invalid(name, text.get(), "a whole number greater than 0");
  }

  Optional<Integer> zeroOrMore(String name) throws PackageException {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().trim().matches("[0-9]{1,9}")) {
      throw invalid(name, text.get(), "a whole number from 0");
    }
    return text.map(number -> Integer.valueOf(number.trim()));
  }

  /** Returns the index of the setting's word, ignoring case. */
  Optional<Integer> choice(String name, String... words) throws PackageException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < words.length; i++) {
      if (words[i].equalsIgnoreCase(text.get().trim())) {
        return Optional.of(i);
      }
    }
    throw invalid(name, text.get(), "one of " + String.join(", ", List.of(words)));
  }

  private PackageException invalid(String name, String value, String expected) {
    String path = (section + name).replace(':', '.');
    return new PackageException(
        "host.json: '" + value + "' is an invalid value for '" + path + "'; use " + expected + ".");
  }
}
