package net.igmpproxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.ProxyProcess;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.netns.LaboratoryException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Sign-in on the page of a service with authentication. */
@NetworkNamespaces
@SystemPrograms({Browser.PROGRAM, Browser.DRIVER})
class SignInIT {
    @AutoClose
    private final Laboratory lab = Laboratory.withoutProxy();

    @Test
    void nothingIsShownToStrangersAndViewersChangeNothing(@TempDir Path directory) {
        Path tokens = directory.resolve("tokens");
        String viewer = token(ProxyProcess.makeToken(lab.router(), "vera", "viewer", tokens));
        ProxyProcess proxy = lab.launchProxy(
                ProxyConfig.vyosExample(), Map.of("igmp-proxy.security.tokens-file", tokens.toString()));
        Await.until("the page", () -> isThere(proxy));

        try (Browser browser = Browser.open(proxy.rest().base())) {
            browser.element("dialog #token").sendKeys("wrong", Keys.ENTER);
            browser.awaitText("dialog .error", "not accepted");
            browser.screenshot("sign-in");
            assertThat(browser.count(".card[data-name]")).isZero();

            browser.element("dialog #token").sendKeys(viewer, Keys.ENTER);
            browser.awaitText(".topology", "eth1");
            browser.awaitText("#state", "running");

            browser.press("Restart");
            browser.element("dialog button.main").click();
            browser.awaitText("#notice.problem", "operator");

            browser.press("Sign out");
            browser.element("dialog #token");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static boolean isThere(ProxyProcess proxy) {
        try {
            return proxy.rest().send("GET", "/", "").status() == 200;
        } catch (LaboratoryException notYet) {
            return false;
        }
    }

    private static String token(String said) {
        return said.lines()
                .filter(line -> line.startsWith("igmpproxy_"))
                .findFirst()
                .orElseThrow();
    }
}
