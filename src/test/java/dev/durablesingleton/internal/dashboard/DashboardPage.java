package dev.durablesingleton.internal.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Page object of the dashboard. */
record DashboardPage(ChromeDriver chrome, String url) {

  /** Opens the page with this fragment, even if it is already open. */
  void open(String address) {
    chrome.get("about:blank");
    chrome.get(url + "#" + address);
  }

  void openInstance(String id) {
    open("/instance?id=" + URLEncoder.encode(id, UTF_8));
    until(page -> page.text("#instance-view .state").length() > 0);
  }

  /** Opens an action's dialog once its button is enabled. */
  void openAction(String action) {
    until(page -> page.find("[data-action=" + action + "]").isEnabled());
    click("[data-action=" + action + "]");
  }

  /** Sends keys to the focused element. */
  void press(CharSequence... keys) {
    chrome.switchTo().activeElement().sendKeys(keys);
  }

  List<String> ids() {
    return texts("#instances tbody th a");
  }

  String text(String selector) {
    return find(selector).getText();
  }

  List<String> texts(String selector) {
    return all(selector).stream().map(WebElement::getText).toList();
  }

  WebElement find(String selector) {
    return chrome.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return chrome.findElements(By.cssSelector(selector));
  }

  void click(String selector) {
    find(selector).click();
  }

  boolean isFocused(String selector) {
    return all(selector).contains(chrome.switchTo().activeElement());
  }

  /** Fills a field of the form; an empty text clears it. */
  void type(String selector, String text) {
    find(selector).clear();
    find(selector).sendKeys(text);
  }

  /** Chooses an option by its text. */
  void choose(String selector, String option) {
    find(selector).sendKeys(option);
  }

  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) chrome).executeScript(script, arguments);
  }

  /** Waits until the condition holds. */
  void until(Function<DashboardPage, Boolean> condition) {
    Awaitility.await()
        .ignoreExceptionsMatching(DashboardPage::isTransient)
        .until(() -> condition.apply(this));
  }

  /** Elements may disappear while the page refreshes. */
  private static boolean isTransient(Throwable failure) {
    return failure instanceof StaleElementReferenceException
        || failure instanceof NoSuchElementException;
  }
}
