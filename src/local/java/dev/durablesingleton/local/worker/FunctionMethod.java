package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A function's method with everything that reflection tells of it, looked up once. Immutable.
 *
 * @param bindingNames by the simple name of an annotation, the binding of the parameter that has it
 * @param instances makes what the method is called on; null for a static method
 */
record FunctionMethod(
    Method method,
    List<Argument> arguments,
    Map<String, String> bindingNames,
    Returns returns,
    InstanceFactory instances,
    ValueConverter conversions) {

  /** What is made of a return value. */
  enum Returns {
    NOTHING,
    PLAIN,
    HTTP
  }

  static FunctionMethod of(
      Method method, Set<String> outputs, ValueConverter conversions, WorkerExtensions services)
      throws ReflectiveOperationException {
    List<Argument> arguments = new ArrayList<>();
    Map<String, String> bindingNames = new HashMap<>();
    boolean implicitOutput = false;
    for (Parameter parameter : method.getParameters()) {
      ParameterAnnotations annotations = new ParameterAnnotations(parameter.getAnnotations());
      arguments.add(Argument.of(parameter, annotations, outputs));
      annotations.simpleNames().forEach(n -> bindingNames.put(n, annotations.bindingName()));
      implicitOutput |= annotations.hasImplicitOutput();
    }
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return new FunctionMethod(
        method,
        List.copyOf(arguments),
        bindingNames,
        returns(method.getReturnType(), outputs, implicitOutput),
        isStatic ? null : InstanceFactory.of(method.getDeclaringClass(), services.injector()),
        conversions);
  }

  private static Returns returns(Class<?> type, Set<String> outputs, boolean implicitOutput) {
    boolean returning = type != void.class && type != Void.class && outputs.contains("$return");
    if (!returning && !implicitOutput) {
      return Returns.NOTHING;
    }
    return HttpResponseMessage.class.isAssignableFrom(type) ? Returns.HTTP : Returns.PLAIN;
  }
}
