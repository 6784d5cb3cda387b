package dev.durablesingleton.testkit;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads classes a second time, so that their static state belongs to one hub. All that lies in the
 * same folder or jar comes along; libraries stay those of the test.
 */
final class IsolatingClassLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  private IsolatingClassLoader(URL[] locations, ClassLoader test) {
    super(locations, test);
  }

  static IsolatingClassLoader besides(List<Class<?>> types) {
    URL[] locations =
        types.stream()
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .distinct()
            .toArray(URL[]::new);
    return new IsolatingClassLoader(locations, IsolatingClassLoader.class.getClassLoader());
  }

  /** The second ones of these classes. */
  List<Class<?>> own(List<Class<?>> types) {
    List<Class<?>> own = new ArrayList<>();
    for (Class<?> type : types) {
      try {
        own.add(loadClass(type.getName()));
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("A loaded class is not where it was loaded from", e);
      }
    }
    return own;
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
