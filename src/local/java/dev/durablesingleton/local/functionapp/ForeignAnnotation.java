package dev.durablesingleton.local.functionapp;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an annotation by the names of its type and members, since function code may be compiled
 * against another copy of the annotation's class than the host's. Immutable.
 */
public final class ForeignAnnotation {

  /** The package of the annotations of {@code azure-functions-java-library}, with a final dot. */
  public static final String LIBRARY = "com.microsoft.azure.functions.annotation.";

  private final Annotation annotation;

  private ForeignAnnotation(Annotation annotation) {
    this.annotation = annotation;
  }

  /** Returns all annotations of an element in source order. */
  public static List<ForeignAnnotation> of(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations()).map(ForeignAnnotation::new).toList();
  }

  /** Returns an element's annotation of the type with this full name. */
  static Optional<ForeignAnnotation> of(AnnotatedElement element, String type) {
    return of(element).stream().filter(a -> a.type().equals(type)).findFirst();
  }

  /** The full name of the annotation's type. */
  public String type() {
    return annotation.annotationType().getName();
  }

  /** The simple name of the annotation's type. */
  public String simpleType() {
    return annotation.annotationType().getSimpleName();
  }

  /** Whether the type is one of {@link #LIBRARY}. */
  public boolean isOfLibrary() {
    return type().startsWith(LIBRARY);
  }

  /** Returns an annotation on the declaration of this one's type. */
  public Optional<ForeignAnnotation> metaAnnotation(String type) {
    return of(annotation.annotationType(), type);
  }

  /** Sorted by name, so that the order does not depend on the JVM. */
  List<Method> members() {
    return Arrays.stream(annotation.annotationType().getDeclaredMethods())
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  Object value(Method member) {
    try {
      member.setAccessible(true);
      return member.invoke(annotation);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "'%s' of %s cannot be read.".formatted(member.getName(), annotation), e);
    }
  }

  /**
   * Returns the text of a member; null if the annotation has no such member.
   *
   * @throws IllegalStateException if the annotation does not allow the member to be read
   */
  public @Nullable String text(String member) {
    return members().stream()
        .filter(m -> m.getName().equals(member))
        .findFirst()
        .map(m -> Objects.toString(value(m)))
        .orElse(null);
  }

  /**
   * The text of a member that this kind of annotation always has.
   *
   * @throws IllegalStateException if it has none
   */
  String requiredText(String member) {
    String text = text(member);
    if (text == null) {
      throw new IllegalStateException("@%s has no member '%s'.".formatted(simpleType(), member));
    }
    return text;
  }
}
