package dev.durablesingleton.local.functionapp;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An annotation known by its name only, since function code may bring another copy of its class
 * than the host has.
 */
record ForeignAnnotation(Annotation annotation) {

  /** All that stand on an element, in the order of the source. */
  static List<ForeignAnnotation> of(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations()).map(ForeignAnnotation::new).toList();
  }

  static Optional<ForeignAnnotation> of(AnnotatedElement element, String type) {
    return of(element).stream().filter(a -> a.type().equals(type)).findFirst();
  }

  /** Its class's full name. */
  String type() {
    return annotation.annotationType().getName();
  }

  String simpleType() {
    return annotation.annotationType().getSimpleName();
  }

  /** An annotation on this one's own declaration. */
  Optional<ForeignAnnotation> mark(String type) {
    return of(annotation.annotationType(), type);
  }

  /** By name, so that the order does not depend on the virtual machine. */
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

  /** The text of a member; null when the annotation has no such member. */
  String text(String member) {
    return members().stream()
        .filter(m -> m.getName().equals(member))
        .findFirst()
        .map(m -> String.valueOf(value(m)))
        .orElse(null);
  }
}
