package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.PortTakenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the classes that a host needs until its first calls are answered, for the launcher's class
 * archive. Starts a host on a free port without timers, and calls none of its functions; their
 * classes are linked and not initialized.
 */
final class ClassLoading {

  private static final String HOST_CLASSES = "dev/durablesingleton/local/";
  private static final String CLASS = ".class";
  private static final String TIMER = "timerTrigger";

  private ClassLoading() {}

  static void run(HostOptions options) throws PackageException, PortTakenException, IOException {
    FunctionsPackage functions = withoutTimers(options.packageFolder());
    try (LocalHost host = LocalHost.start(options.withPort(0), functions, HostLog.none())) {
      for (String path : List.of("/", "/admin/host/status", "/runtime/webhooks/durabletask/none")) {
        request(host.port(), path);
      }
      loadHost();
      for (Path jar : jarsOfFunctions(functions)) {
        load(jar, "", host.packageClasses());
      }
    }
  }

  private static FunctionsPackage withoutTimers(Path folder) throws PackageException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    FunctionsPackage.open(folder).functions().stream()
        .filter(function -> function.isTriggeredBy(TIMER))
        .map(FunctionMetadata::name)
        .forEach(name -> environment.put("AzureWebJobs." + name + ".Disabled", "true"));
    return FunctionsPackage.open(folder, environment);
  }

  private static void request(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().readAllBytes();
    }
  }

  private static void loadHost() throws IOException {
    try {
      Path jar =
          Path.of(ClassLoading.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      load(jar, HOST_CLASSES, ClassLoading.class.getClassLoader());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** The app's own jar and the SDK's; the host's start has loaded what it uses of the others. */
  private static List<Path> jarsOfFunctions(FunctionsPackage functions) {
    return functions.classPath().stream()
        .filter(
            jar ->
                !functions.folder().resolve("lib").equals(jar.getParent())
                    || jar.getFileName().toString().startsWith("durabletask-"))
        .toList();
  }

  private static void load(Path jar, String folder, ClassLoader loader) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && name.endsWith(CLASS))
          .forEach(name -> load(name, loader));
    }
  }

  private static void load(String entry, ClassLoader loader) {
    String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    try {
      // The archive takes only classes that are linked, and reading its fields links a class.
      Object unused = Class.forName(name, false, loader).getDeclaredFields();
    } catch (ClassNotFoundException | LinkageError e) {
      // A part of a library that needs another one.
    }
  }
}
