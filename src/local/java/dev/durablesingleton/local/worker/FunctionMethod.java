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
 * A function's method and what reflection finds out about it once. Immutable.
 *
 * @param bindingNames binding names of parameters, by the simple names of their annotations
 * @param instances creates the instance to call the method on; null for a static method
 */
record FunctionMethod(
    Method method,
    List<Argument> arguments,
    Map<String, String> bindingNames,
    ReturnKind returnKind,
    InstanceFactory instances,
    ValueConverter converter) {

  static FunctionMethod of(
      Method method, Set<String> outputs, ValueConverter converter, WorkerExtensions extensions)
      throws ReflectiveOperationException {
    List<Argument> arguments = new ArrayList<>();
    Map<String, String> bindingNames = new HashMap<>();
    boolean implicitOutput = false;
    for (Parameter parameter : method.getParameters()) {
      ParameterAnnotations annotations = new ParameterAnnotations(parameter);
      arguments.add(Argument.of(parameter, annotations, outputs));
      annotations.simpleNames().forEach(n -> bindingNames.put(n, annotations.bindingName()));
      implicitOutput |= annotations.hasImplicitOutput();
    }
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    return new FunctionMethod(
        method,
        List.copyOf(arguments),
        bindingNames,
        returnKind(method.getReturnType(), outputs, implicitOutput),
        isStatic ? null : InstanceFactory.of(method.getDeclaringClass(), extensions.injector()),
        converter);
  }

  private static ReturnKind returnKind(Class<?> type, Set<String> outputs, boolean implicitOutput) {
    boolean bound = type != void.class && type != Void.class && outputs.contains("$return");
    if (!bound && !implicitOutput) {
      return ReturnKind.NOTHING;
    }
    return HttpResponseMessage.class.isAssignableFrom(type) ? ReturnKind.HTTP : ReturnKind.PLAIN;
  }
}
