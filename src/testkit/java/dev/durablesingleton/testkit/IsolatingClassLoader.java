package dev.durablesingleton.testkit;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads classes a second time, so that their static state belongs to one hub. Everything in the
 * same folder or jar is reloaded too; libraries are shared with the test.
 */
final class IsolatingClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private IsolatingClassLoader(URL[] locations, ClassLoader test) {
    super(locations, test);
  }

  /** A loader for the folders and jars that contain the given classes. */
  static IsolatingClassLoader of(List<Class<?>> types) {
    URL[] locations =
        types.stream()
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .distinct()
            .toArray(URL[]::new);
    return new IsolatingClassLoader(locations, IsolatingClassLoader.class.getClassLoader());
  }

  /** This loader's versions of the given classes. */
  List<Class<?>> reload(List<Class<?>> types) {
    List<Class<?>> reloaded = new ArrayList<>();
    for (Class<?> type : types) {
      try {
        reloaded.add(loadClass(type.getName()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("Cannot reload " + type, e);
      }
    }
    return reloaded;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return findResource(name.replace('.', '/').concat(".class")) == null
          ? super.loadClass(name, resolve)
          : findClass(name);
    }
  }
}
