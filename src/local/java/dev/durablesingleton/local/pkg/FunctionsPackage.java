package dev.durablesingleton.local.pkg;

import java.nio.file.Path;
import java.util.List;

/** A staged Functions package: the folder that the Maven plugin writes. Immutable. */
public final class FunctionsPackage {

  /** Reads a package folder. */
  public static FunctionsPackage open(Path folder) throws PackageException {
    throw new UnsupportedOperationException();
  }

  public Path folder() {
    throw new UnsupportedOperationException();
  }

  public HostJson hostJson() {
    throw new UnsupportedOperationException();
  }

  public LocalSettings settings() {
    throw new UnsupportedOperationException();
  }

  /** Every function, also those in error, in the host's order: by name, ordinal, ignoring case. */
  public List<FunctionMetadata> functions() {
    throw new UnsupportedOperationException();
  }
}
