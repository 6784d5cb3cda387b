package dev.durablesingleton.local.functionapp;

import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The maps behind {@link System#getenv()}. There is no official way to write them; this one needs
 * {@code java.lang} and {@code java.util} opened, as the real worker has them.
 */
final class ProcessVariables {

  private final List<Map<String, String>> maps;

  private ProcessVariables(List<Map<String, String>> maps) {
    this.maps = maps;
  }

  static ProcessVariables ofThisJvm() throws ReflectiveOperationException {
    Map<String, String> environment = behind(System.getenv());
    try {
      // Only on Windows, where single variables are looked up in a map of their own.
      return new ProcessVariables(List.of(environment, windowsMap()));
    } catch (NoSuchFieldException e) {
      return new ProcessVariables(List.of(environment));
    }
  }

  void set(String name, String value) {
    maps.forEach(map -> map.put(name, value));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> behind(Map<String, String> unmodifiable)
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
