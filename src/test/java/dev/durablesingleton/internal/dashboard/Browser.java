package dev.durablesingleton.internal.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium, if this machine has one. */
final class Browser {

  // Silences a warning about the DevTools version. The field prevents garbage collection of the
  // logger.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final Dimension DESK = new Dimension(1280, 900);

  private Browser() {}

  /** Skips the calling test if Chromium or its driver is not on the PATH. */
  static void assumeThere() {
    assumeTrue(isThere(), "Not tested: chromium or chromedriver is not on the PATH.");
  }

  static boolean isThere() {
    return browser().isPresent() && driver().isPresent();
  }

  /** A new headless browser with this profile, and with further arguments. */
  static ChromeDriver open(Path profile, String... arguments) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser().orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        // Chromium's own sandbox does not work as root and in most containers.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=en-GB",
        "--user-data-dir=" + profile);
    options.addArguments(arguments);
    ChromeDriver chrome =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow().toFile())
                .usingAnyFreePort()
                .build(),
            options);
    chrome.manage().window().setSize(DESK);
    return chrome;
  }

  private static Optional<Path> browser() {
    return onPath("chromium", "chromium-browser", "google-chrome");
  }

  private static Optional<Path> driver() {
    return onPath("chromedriver");
  }

  private static Optional<Path> onPath(String... names) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
