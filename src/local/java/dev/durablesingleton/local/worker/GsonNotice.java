package dev.durablesingleton.local.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports a package's Gson if Azure will use another version. */
final class GsonNotice {

  private static final Pattern JAR = Pattern.compile("gson-(\\d[\\w.]*)\\.jar");
  private static final String WORKER_VERSION = "2.9.0";

  private GsonNotice() {}

  static Optional<String> of(List<Path> classPath) {
    return classPath.stream()
        .map(jar -> JAR.matcher(jar.getFileName().toString()))
        .filter(Matcher::matches)
        .map(jar -> jar.group(1))
        .filter(version -> !version.equals(WORKER_VERSION))
        .findFirst()
        .map(
            version ->
                "The package contains Gson "
                    + version
                    + ", which this host uses; in Azure the Java worker uses its own Gson "
                    + WORKER_VERSION
                    + ".");
  }
}
