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

/** A headless Chromium that shows the page. */
final class Browser implements AutoCloseable {
    /** What it takes, for {@link net.igmpproxy.lab.SystemPrograms}. */
    static final String PROGRAM = "chromium";

    /** The same. */
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

    /** Has the window another size, in pixels. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Has the page be dark or light. */
    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Goes to a view by its link. */
    void show(String view) {
        click(By.cssSelector("nav a[href='#" + view.toLowerCase(Locale.ROOT) + "']"));
    }

    /** Loads the page anew. */
    void reload() {
        driver.navigate().refresh();
    }

    /** An element that is there, or comes. */
    WebElement element(String selector) {
        return Await.value(
                selector,
                () -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst());
    }

    /** How many elements there are. */
    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The text of an element that is there; empty if there is none. */
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

    /** Waits until an element says something. */
    void awaitText(String selector, String text) {
        awaitText(selector, text, Await.PATIENCE);
    }

    /** The same, no longer than it may take. */
    void awaitText(String selector, String text, Duration atMost) {
        Await.until(selector + " to say " + text, atMost, () -> text(selector).contains(text));
    }

    /** Presses a button by its text. */
    void press(String text) {
        click(By.xpath("//button[contains(., '" + text + "')]"));
    }

    /** Clicks an element once it can be clicked: the page may replace or cover the one that was found. */
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

    /** Puts a text in the place of what a field holds. */
    void fill(String selector, CharSequence text) {
        WebElement field = element(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Chooses one of several. */
    void choose(String selector, String value) {
        element(selector)
                .findElement(By.cssSelector("option[value='" + value + "']"))
                .click();
    }

    /** Has the page do something. */
    Object run(String script) {
        return Optional.ofNullable(driver.executeScript(script)).orElse("");
    }

    /** Saves what the window shows in the build directory. */
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
     * What the browser has complained of: errors of scripts, and what the content policy has kept out. That the service has
     * refused something, it mentions as well; that is what some tests are for.
     */
    List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> (line.startsWith("SEVERE") && !line.contains("the server responded with a status of 4"))
                        || line.contains("Content Security Policy"))
                .toList();
    }

    /** Where the page has asked for anything else than at the service it comes from. */
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
