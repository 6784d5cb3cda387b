package dev.durablesingleton.local.functionapp;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The maps behind {@link System#getenv()}. No API changes them; reflection needs {@code java.lang}
 * and {@code java.util} to be opened, as in the Java worker.
 */
final class ProcessVariables {

  private final List<Map<String, String>> maps;

  private ProcessVariables(List<Map<String, String>> maps) {
    this.maps = maps;
  }

  static ProcessVariables ofThisJvm() throws ReflectiveOperationException {
    Map<String, String> environment = mapBehind(System.getenv());
    try {
      // Windows has a second map for lookups of single variables.
      return new ProcessVariables(List.of(environment, windowsMap()));
    } catch (NoSuchFieldException e) {
      return new ProcessVariables(List.of(environment));
    }
  }

  void set(String name, String value) {
    maps.forEach(map -> map.put(name, value));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> mapBehind(Map<String, String> unmodifiable)
      throws ReflectiveOperationException {
    Field inner = Collections.unmodifiableMap(Map.of()).getClass().getDeclaredField("m");
    inner.setAccessible(true);
    return (Map<String, String>) inner.get(unmodifiable);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> windowsMap() throws ReflectiveOperationException {
    Field map =
        Class.forName("java.lang.ProcessEnvironment")
            .getDeclaredField("theCaseInsensitiveEnvironment");
    map.setAccessible(true);
    return (Map<String, String>) map.get(null);
  }
}
