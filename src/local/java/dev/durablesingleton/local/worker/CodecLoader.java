package dev.durablesingleton.local.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;

/**
 * Defines {@link GsonCodec} a second time, below the package's classes. Gson annotations and types
 * of function code, such as {@code @SerializedName} or a {@code JsonObject} parameter, are of the
 * package's class loader, and mean nothing to a Gson of any other; so the class that calls Gson
 * must see the package's. The host talks to it by {@link JsonCodec}, which is the host's.
 */
final class CodecLoader extends ClassLoader {

  private static final String INTERFACE = JsonCodec.class.getName();
  private static final String CODEC = CodecLoader.class.getPackageName() + ".GsonCodec";

  private CodecLoader(ClassLoader packageClasses) {
    super("functions-package-codec", packageClasses);
  }

  /** Loads Gson with the first conversion that needs it; many functions never do. */
  static JsonCodec lazyCodec(ClassLoader packageClasses) {
    return new LazyCodec(() -> codec(packageClasses));
  }

  static JsonCodec codec(ClassLoader packageClasses) {
    try {
      Class<?> type = Class.forName(CODEC, true, new CodecLoader(packageClasses));
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (JsonCodec) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The package's Gson cannot be used: " + e, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.equals(INTERFACE)) {
      return JsonCodec.class;
    }
    if (!name.equals(CODEC)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> defined = findLoadedClass(name);
      return defined == null ? define() : defined;
    }
  }

  private Class<?> define() {
    try (InputStream in = CodecLoader.class.getResourceAsStream("GsonCodec.class")) {
      byte[] code = in.readAllBytes();
      return defineClass(CODEC, code, 0, code.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
