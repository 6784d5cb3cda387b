package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** The class and method of a {@code function.json}; messages are those of the Java worker. */
record EntryPoint(String className, String methodName) {

  static EntryPoint of(FunctionMetadata function) {
    if (function.scriptFile() == null || function.scriptFile().isBlank()) {
      throw new IllegalArgumentException("\"\" is not a qualified JAR file name");
    }
    String text = function.entryPoint() == null ? "" : function.entryPoint();
    int dot = text.lastIndexOf('.');
    String className = text.substring(0, Math.max(dot, 0)).trim();
    String methodName = text.substring(dot + 1).trim();
    if (className.isEmpty() || methodName.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a qualified full Java method name");
    }
    return new EntryPoint(className, methodName);
  }

  /**
   * Returns the only public method of that name that the class itself declares.
   *
   * @throws UnsupportedOperationException if there are several
   */
  Method method(String functionName, ClassLoader classes) throws ReflectiveOperationException {
    Class<?> type = Class.forName(className, false, classes);
    List<Method> candidates =
        Arrays.stream(type.getMethods())
            .filter(m -> m.getDeclaringClass() == type && m.getName().equals(methodName))
            .toList();
    // As in the worker, the messages name the function instead of the method.
    if (candidates.isEmpty()) {
      throw new NoSuchMethodException(
          "There are no methods named \"" + functionName + "\" in class \"" + className + "\"");
    }
    if (candidates.size() > 1) {
      throw new UnsupportedOperationException(
          "Found more than one function with method name \""
              + functionName
              + "\" in class \""
              + className
              + "\"");
    }
    return candidates.get(0);
  }
}
