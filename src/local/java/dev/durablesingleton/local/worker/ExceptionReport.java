package dev.durablesingleton.local.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Describes an exception as the Java worker does: its root cause and its stack trace. */
final class ExceptionReport {

  private static final String HOST = ExceptionReport.class.getPackageName();

  private ExceptionReport() {}

  static Invocation.Outcome.Threw outcome(Throwable failure) {
    Throwable root = rootCause(failure);
    return new Invocation.Outcome.Threw(shortName(root), message(root), stackTrace(failure));
  }

  /** {@code <short class name>: <message>} of the root cause. */
  static String summary(Throwable failure) {
    Throwable root = rootCause(failure);
    return shortName(root) + ": " + message(root);
  }

  /** A trace for the log: causes with only the frames of function code. */
  static String ownFrames(Throwable failure) {
    boolean wrapped = failure instanceof InvocationTargetException && failure.getCause() != null;
    StringBuilder trace = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable t = wrapped ? failure.getCause() : failure;
        t != null && seen.add(t);
        t = t.getCause()) {
      trace.append(trace.isEmpty() ? "" : "\nCaused by: ");
      trace.append(t.getClass().getName()).append(": ").append(message(t));
      for (StackTraceElement frame : t.getStackTrace()) {
        if (isOfHost(frame)) {
          break;
        }
        trace.append("\n\tat ").append(frame);
      }
      for (Throwable suppressed : t.getSuppressed()) {
        appendSuppressed(suppressed, trace, seen);
      }
    }
    return trace.toString();
  }

  /** The host itself suppresses the reason of a failed conversion, which the worker drops. */
  private static void appendSuppressed(
      Throwable suppressed, StringBuilder trace, Set<Throwable> seen) {
    if (seen.add(suppressed)) {
      trace.append("\n\tSuppressed: ").append(suppressed.getClass().getName());
      trace.append(": ").append(message(suppressed));
      for (Throwable inner : suppressed.getSuppressed()) {
        appendSuppressed(inner, trace, seen);
      }
    }
  }

  /** Whether a frame, and so all frames below it, belongs to the host. */
  private static boolean isOfHost(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.reflect.")
        || type.substring(0, Math.max(type.lastIndexOf('.'), 0)).equals(HOST);
  }

  private static Throwable rootCause(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable root = failure;
    while (seen.add(root) && root.getCause() != null && !seen.contains(root.getCause())) {
      root = root.getCause();
    }
    return root;
  }

  private static String shortName(Throwable failure) {
    String name = failure.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }

  /** Function code may override {@code getMessage} and throw from it. */
  private static String message(Throwable failure) {
    try {
      return failure.getMessage() == null ? "" : failure.getMessage();
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static String stackTrace(Throwable failure) {
    StringWriter trace = new StringWriter();
    try (PrintWriter out = new PrintWriter(trace)) {
      failure.printStackTrace(out);
    } catch (RuntimeException e) {
      return failure.getClass().getName();
    }
    return trace.toString();
  }
}
