package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.OutputBinding;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.ServedBindings;
import dev.durablesingleton.local.functionapp.UnservedParts;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Source of a parameter's value, by the rules of the Java worker's ParameterResolver. */
sealed interface Argument {

  /** Returns the value for one call. */
  @Nullable Object value(InvocationContext call);

  /** The name of the binding without which every call fails; empty if it needs none. */
  default Optional<String> neededBinding() {
    return Optional.empty();
  }

  static Argument of(
      Parameter parameter, ParameterAnnotations annotations, FunctionMetadata function) {
    TargetType type = TargetType.of(parameter.getParameterizedType());
    String name = annotations.bindingName();
    if (OutputBinding.class.isAssignableFrom(parameter.getType())) {
      return name != null && !name.equals("$return") && isOutput(name, function)
          ? new Output(name, isResponse(type.declared()))
          : new NoOutput(name);
    }
    if (name != null && !name.isEmpty()) {
      Binding unserved =
          function.bindings().stream()
              .filter(binding -> name.equals(binding.name()) && !ServedBindings.serves(binding))
              .findFirst()
              .orElse(null);
      return new Input(name, unserved, type);
    }
    if (name == null && annotations.metadataKey() != null && !annotations.metadataKey().isEmpty()) {
      return new Metadata(annotations.metadataKey(), type);
    }
    return new Context(type);
  }

  private static boolean isOutput(String name, FunctionMetadata function) {
    return function.bindings().stream().anyMatch(b -> b.isOutput() && name.equals(b.name()));
  }

  private static boolean isResponse(Type outputBinding) {
    return outputBinding instanceof ParameterizedType type
        && HttpResponseMessage.class.isAssignableFrom(
            TargetType.of(type.getActualTypeArguments()[0]).raw());
  }

  /**
   * The value of an input binding, or the unconverted value that a middleware replaced it with.
   *
   * @param unserved the binding, if this host does not serve it; otherwise null
   */
  record Input(String name, @Nullable Binding unserved, TargetType type) implements Argument {
    @Override
    public Optional<String> neededBinding() {
      return Optional.of(name);
    }

    @Override
    public @Nullable Object value(InvocationContext call) {
      Object replaced = call.replacedInput(name);
      if (replaced != null) {
        return replaced;
      }
      Value input = call.invocation().inputs().get(name);
      if (input == null && unserved != null) {
        throw new UnsupportedOperationException(
            "The %s is not served on this host, so the function cannot be called."
                .formatted(UnservedParts.noun(unserved)));
      }
      if (input == null) {
        throw new RuntimeException(
            "Cannot find matched parameter name of customer function, please check if customer"
                + " function is defined correctly");
      }
      return call.converter().toJava(input, type);
    }
  }

  /** An entry of the trigger's metadata. */
  record Metadata(String key, TargetType type) implements Argument {
    @Override
    public @Nullable Object value(InvocationContext call) {
      Value entry = call.invocation().metadata().get(key);
      if (entry == null) {
        throw new RuntimeException(
            "Cannot find matched @BindingName of customer function, please check if customer"
                + " function is defined correctly");
      }
      return call.converter().toJava(entry, type);
    }
  }

  /** An output binding that the function sets. */
  record Output(String name, boolean http) implements Argument {
    @Override
    public Object value(InvocationContext call) {
      return call.output(name, http);
    }
  }

  /** An output parameter without a binding. */
  record NoOutput(@Nullable String name) implements Argument {
    @Override
    public Optional<String> neededBinding() {
      return Optional.ofNullable(name);
    }

    @Override
    public Object value(InvocationContext call) {
      throw new WrongMethodTypeException(
          "No output binding of function.json takes the OutputBinding parameter '" + name + "'");
    }
  }

  /** The execution context, for a parameter without annotations. */
  record Context(TargetType type) implements Argument {
    @Override
    public Object value(InvocationContext call) {
      if (type.raw() != ExecutionContext.class) {
        throw new ClassCastException(
            "Cannot convert the execution context to type "
                + type.declared().getTypeName()
                + "; other parameters need a binding's annotation");
      }
      return call;
    }
  }
}
