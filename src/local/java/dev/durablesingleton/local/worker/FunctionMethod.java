package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    @Nullable InstanceFactory instances,
    ValueConverter converter) {

  static FunctionMethod of(
      Method method,
      FunctionMetadata function,
      ValueConverter converter,
      WorkerExtensions extensions)
      throws ReflectiveOperationException {
    List<Argument> arguments = new ArrayList<>();
    Map<String, String> bindingNames = new HashMap<>();
    boolean implicitOutput = false;
    Set<String> outputs =
        function.bindings().stream()
            .filter(Binding::isOutput)
            .map(Binding::name)
            .collect(Collectors.toSet());
    for (Parameter parameter : method.getParameters()) {
      ParameterAnnotations annotations = new ParameterAnnotations(parameter);
      arguments.add(Argument.of(parameter, annotations, function));
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

  /** The names of parameters' bindings that {@code function.json} does not declare. */
  List<String> unboundNames(FunctionMetadata function) {
    return arguments.stream()
        .flatMap(argument -> argument.neededBinding().stream())
        .filter(name -> function.bindings().stream().noneMatch(b -> name.equals(b.name())))
        .toList();
  }

  private static ReturnKind returnKind(Class<?> type, Set<String> outputs, boolean implicitOutput) {
    boolean bound = type != void.class && type != Void.class && outputs.contains("$return");
    if (!bound && !implicitOutput) {
      return ReturnKind.NOTHING;
    }
    return HttpResponseMessage.class.isAssignableFrom(type) ? ReturnKind.HTTP : ReturnKind.PLAIN;
  }
}
