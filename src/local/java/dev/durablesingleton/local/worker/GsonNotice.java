package dev.durablesingleton.local.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where a package's Gson is not the one that it will get in Azure. */
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
                "The package brings Gson "
                    + version
                    + ", which is used here; in Azure the Java worker's own "
                    + WORKER_VERSION
                    + " takes its place.");
  }
}
