package net.igmpproxy.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.lab.Await;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium that shows the page. */
final class Browser implements AutoCloseable {
    /** Program name, for {@link net.igmpproxy.lab.SystemPrograms}. */
    static final String PROGRAM = "chromium";

    /** Driver name, for {@link net.igmpproxy.lab.SystemPrograms}. */
    static final String DRIVER = "chromedriver";

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final List<String> SWITCHES = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--hide-scrollbars");

    private final ChromeDriver driver;
    private final URI base;

    private Browser(ChromeDriver driver, URI base) {
        this.driver = driver;
        this.base = base;
    }

    /** Opens the page of a service. */
    static Browser open(URI base) {
        ChromeOptions options = new ChromeOptions().setBinary("/usr/bin/" + PROGRAM);
        options.addArguments(SWITCHES);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/" + DRIVER))
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), base);
        browser.resize(1440, 900);
        browser.driver.get(base.toString());
        return browser;
    }

    /** Sets the window size in pixels. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets the preferred color scheme, {@code dark} or {@code light}. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Opens a view by its link. */
    void show(String view) {
        click(By.cssSelector("nav a[href='#" + view.toLowerCase(Locale.ROOT) + "']"));
    }

    /** Reloads the page. */
    void reload() {
        driver.navigate().refresh();
    }

    /** Waits for a displayed element and returns it. */
    WebElement element(String selector) {
        return Await.value(
                selector,
                () -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst());
    }

    /** Returns the number of matching elements. */
    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Returns the text of the first matching element; empty if there is none. */
    String text(String selector) {
        try {
            return driver.findElements(By.cssSelector(selector)).stream()
                    .findFirst()
                    .map(WebElement::getText)
                    .orElse("");
        } catch (StaleElementReferenceException replaced) {
            return "";
        }
    }

    /** Waits until an element contains a text. */
    void awaitText(String selector, String text) {
        awaitText(selector, text, Await.PATIENCE);
    }

    /** Waits until an element contains a text, with another timeout. */
    void awaitText(String selector, String text, Duration atMost) {
        Await.until(selector + " to say " + text, atMost, () -> text(selector).contains(text));
    }

    /** Presses the button with a text. */
    void press(String text) {
        click(By.xpath("//button[contains(., '" + text + "')]"));
    }

    /** Clicks an element as soon as it is clickable: the page may replace or cover it meanwhile. */
    private void click(By selector) {
        Await.until("a click on " + selector, () -> {
            try {
                return driver.findElements(selector).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .map(element -> {
                            element.click();
                            return true;
                        })
                        .orElse(false);
            } catch (StaleElementReferenceException | ElementClickInterceptedException notYet) {
                return false;
            }
        });
    }

    /** Replaces the content of a field. */
    void fill(String selector, CharSequence text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Selects an option. */
    void choose(String selector, String value) {
        element(selector)
                .findElement(By.cssSelector("option[value='" + value + "']"))
                .click();
    }

    /** Runs a script and returns its result; an empty string for none. */
    Object run(String script) {
        return Optional.ofNullable(driver.executeScript(script)).orElse("");
    }

    /** Saves a screenshot in the build directory. */
    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            File shot = driver.getScreenshotAs(OutputType.FILE);
            Files.move(shot.toPath(), SCREENSHOTS.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns script errors and violations of the content policy. Refused requests, status 4xx, are ignored, because
     * some tests expect them.
     */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> (line.startsWith("SEVERE") && !line.contains("the server responded with a status of 4"))
                        || line.contains("Content Security Policy"))
                .toList();
    }

    /** Returns the URLs of requests to other origins. */
    List<String> foreignRequests() {
        Object names = run("return performance.getEntriesByType('resource').map((entry) => entry.name)");
        return ((List<?>) names)
                .stream()
                        .map(String::valueOf)
                        .filter(name -> !name.startsWith(base.toString()))
                        .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
