package dev.durablesingleton.local.worker;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * What the annotations of a parameter say. They are of the package's class loader, so they are
 * known by name only.
 */
final class ParameterAnnotations {

  private static final String LIBRARY = "com.microsoft.azure.functions.annotation.";
  private static final String CUSTOM_BINDING = LIBRARY + "CustomBinding";
  private static final String BINDING_NAME = LIBRARY + "BindingName";
  private static final String HAS_IMPLICIT_OUTPUT = LIBRARY + "HasImplicitOutput";

  private final String bindingName;
  private final String metadataKey;
  private final boolean hasImplicitOutput;
  private final List<String> simpleNames;

  ParameterAnnotations(Annotation[] annotations) throws ReflectiveOperationException {
    String binding = null;
    String key = null;
    boolean implicitOutput = false;
    for (Annotation annotation : annotations) {
      String type = annotation.annotationType().getName();
      if (type.startsWith(LIBRARY) || marker(annotation, CUSTOM_BINDING) != null) {
        binding = text(annotation, "name") == null ? binding : text(annotation, "name");
      }
      if (type.equals(BINDING_NAME)) {
        key = text(annotation, "value");
      }
      Annotation output = marker(annotation, HAS_IMPLICIT_OUTPUT);
      implicitOutput |= output != null && Boolean.TRUE.equals(member(output, "value"));
    }
    this.bindingName = binding;
    this.metadataKey = key;
    this.hasImplicitOutput = implicitOutput;
    this.simpleNames =
        Arrays.stream(annotations).map(a -> a.annotationType().getSimpleName()).toList();
  }

  /** The binding that gives or takes the parameter's value; null for none. */
  String bindingName() {
    return bindingName;
  }

  /** The entry of the trigger's metadata that gives the parameter's value; null for none. */
  String metadataKey() {
    return metadataKey;
  }

  /** Whether the function's result goes to the host without a binding for it. */
  boolean hasImplicitOutput() {
    return hasImplicitOutput;
  }

  List<String> simpleNames() {
    return simpleNames;
  }

  private static Annotation marker(Annotation annotation, String type) {
    return Arrays.stream(annotation.annotationType().getAnnotations())
        .filter(a -> a.annotationType().getName().equals(type))
        .findFirst()
        .orElse(null);
  }

  private static String text(Annotation annotation, String member)
      throws ReflectiveOperationException {
    return member(annotation, member) instanceof String text ? text : null;
  }

  private static Object member(Annotation annotation, String name)
      throws IllegalAccessException, InvocationTargetException {
    for (Method method : annotation.annotationType().getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == 0) {
        method.setAccessible(true);
        return method.invoke(annotation);
      }
    }
    return null;
  }
}
