package dev.durablesingleton.local.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Defines {@link GsonCodec} a second time, in a child of the package's class loader. Gson
 * annotations and types in function code, such as {@code @SerializedName} or a {@code JsonObject}
 * parameter, belong to the package's class loader and mean nothing to any other Gson; so the class
 * that calls Gson must see the package's. The host calls it through {@link JsonCodec}, which is the
 * host's. Thread-safe.
 */
final class CodecLoader extends ClassLoader {

  private static final String INTERFACE = JsonCodec.class.getName();
  private static final String CODEC = CodecLoader.class.getPackageName() + ".GsonCodec";

  private volatile @Nullable JsonCodec codec;

  CodecLoader(ClassLoader packageClasses) {
    super("functions-package-codec", packageClasses);
  }

  /**
   * Returns the codec. Gson is loaded by the first call, since many functions never convert JSON.
   *
   * @throws IllegalStateException if the package's Gson cannot be used
   */
  JsonCodec codec() {
    JsonCodec loaded = codec;
    if (loaded == null) {
      synchronized (this) {
        loaded = codec;
        if (loaded == null) {
          loaded = create();
          codec = loaded;
        }
      }
    }
    return loaded;
  }

  private JsonCodec create() {
    try {
      Constructor<?> constructor = Class.forName(CODEC, true, this).getDeclaredConstructor();
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
