package dev.durablesingleton.local.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A Gson with the same class names and recognisable results. */
final class FakeGson {

  private static final Map<String, String> SOURCES =
      Map.of(
          "Gson",
          """
          package com.google.gson;
          public final class Gson {
            public Object fromJson(String json, java.lang.reflect.Type type) {
              try {
                return ((Class<?>) type).getDeclaredConstructor().newInstance();
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            }
            public String toJson(Object value) {
              return "\\"written by the package's own Gson\\"";
            }
          }
          """,
          "JsonElement",
          "package com.google.gson; public class JsonElement {}",
          "JsonSyntaxException",
          "package com.google.gson; public class JsonSyntaxException extends RuntimeException {}");

  private FakeGson() {}

  /** Compiles its classes at run time, since the test's class path contains the same names. */
  static Map<String, byte[]> entries() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    List<Source> sources =
        SOURCES.entrySet().stream().map(s -> new Source(s.getKey(), s.getValue())).toList();
    JavaFileManager files = new Classes(compiler.getStandardFileManager(null, null, null), classes);
    if (!compiler.getTask(null, files, null, List.of("-proc:none"), null, sources).call()) {
      throw new IllegalStateException("The fake Gson does not compile.");
    }
    Map<String, byte[]> entries = new HashMap<>();
    classes.forEach(
        (name, code) -> entries.put(name.replace('.', '/') + ".class", code.toByteArray()));
    return entries;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes;

    Classes(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream code = new ByteArrayOutputStream();
      classes.put(className, code);
      return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return code;
        }
      };
    }
  }
}
