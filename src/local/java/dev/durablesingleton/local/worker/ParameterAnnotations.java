package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.ForeignAnnotation;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The annotations of a parameter that the Java worker evaluates. */
final class ParameterAnnotations {

  private static final String CUSTOM_BINDING = ForeignAnnotation.LIBRARY + "CustomBinding";
  private static final String BINDING_NAME = ForeignAnnotation.LIBRARY + "BindingName";
  private static final String HAS_IMPLICIT_OUTPUT = ForeignAnnotation.LIBRARY + "HasImplicitOutput";

  private final @Nullable String bindingName;
  private final @Nullable String metadataKey;
  private final boolean hasImplicitOutput;
  private final List<String> simpleNames;

  ParameterAnnotations(Parameter parameter) {
    List<ForeignAnnotation> annotations = ForeignAnnotation.of(parameter);
    String binding = null;
    String key = null;
    boolean implicitOutput = false;
    for (ForeignAnnotation annotation : annotations) {
      if (annotation.isOfLibrary() || annotation.metaAnnotation(CUSTOM_BINDING).isPresent()) {
        String name = annotation.text("name");
        binding = name == null ? binding : name;
      }
      if (annotation.type().equals(BINDING_NAME)) {
        key = annotation.text("value");
      }
      implicitOutput |=
          annotation
              .metaAnnotation(HAS_IMPLICIT_OUTPUT)
              .map(output -> Boolean.parseBoolean(output.text("value")))
              .orElse(false);
    }
    this.bindingName = binding;
    this.metadataKey = key;
    this.hasImplicitOutput = implicitOutput;
    this.simpleNames = annotations.stream().map(ForeignAnnotation::simpleType).toList();
  }

  /** The input or output binding of the parameter; null for none. */
  @Nullable String bindingName() {
    return bindingName;
  }

  /** The entry of the trigger's metadata for the parameter; null for none. */
  @Nullable String metadataKey() {
    return metadataKey;
  }

  /** Whether the function's return value is sent to the host without a binding. */
  boolean hasImplicitOutput() {
    return hasImplicitOutput;
  }

  List<String> simpleNames() {
    return simpleNames;
  }
}
