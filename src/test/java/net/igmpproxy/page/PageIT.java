package net.igmpproxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;

/** Views and actions of the page, during streams. */
@NetworkNamespaces
@SystemPrograms({Browser.PROGRAM, Browser.DRIVER})
class PageIT {
    private static final ProxyConfig CONFIG = ProxyConfig.vyosExample();
    private static final String NEWS = "239.71.1.1";
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Load time of the page on this machine. */
    private Duration loading = Duration.ZERO;

    @AutoClose
    private final Laboratory lab = Laboratory.running(CONFIG);

    @AutoClose
    private final Browser browser = Browser.open(lab.rest().base());

    @BeforeEach
    void begin() {
        lab.rest()
                .send(
                        "PATCH",
                        "/api/v1/config",
                        "{\"groupNames\": {\"" + NEWS + "\": \"News HD\", \"239.71.1.2\": \"Sport\"}}");
        Instant begin = Instant.now();
        browser.reload();
        browser.awaitText("#state", "running");
        loading = Duration.between(begin, Instant.now());
    }

    @AfterEach
    void theBrowserHasNothingToComplainOf() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.foreignRequests()).isEmpty();
    }

    @Test
    void aJoinIsSeenWithinASecondAndItsPacketsCountUp() {
        browser.show("groups");
        browser.element(".table");
        try (MulticastStream stream = lab.source().stream(NEWS).start()) {
            Subscription anna = lab.lan(1).host("anna", IgmpVersion.V3).join(NEWS);

            browser.awaitText(".rows", NEWS, SECOND.plus(loading));
            anna.awaitPackets(100);
            browser.awaitText(".rows .row", "bit/s");
            assertThat(browser.text(".rows .row")).contains("News HD", "eth1");

            browser.element(".rows .row").sendKeys(Keys.ENTER);
            browser.awaitText(".detail .hosts", " on eth1 since ");
            browser.awaitText(".detail .routes", "eth0 → eth1");
            browser.show("overview");
            browser.fill("#search", "news");
            browser.awaitText(".answers", " on eth1 is a member of " + NEWS + " · News HD since ");
            browser.fill("#search", "10.97.0.5");
            browser.awaitText(".answers", "Nothing matches 10.97.0.5");
            browser.fill("#search", NEWS);
            browser.show("groups");
            browser.screenshot("group");

            browser.show("routes");
            browser.awaitText(".rows .row", NEWS);
            String before = browser.text(".rows .row");
            stream.awaitSent(1000);
            Await.until(
                    "the packets to count up", () -> !browser.text(".rows .row").equals(before));
            anna.leave();
        }
    }

    @Test
    void theWallShowsTheNetworksAndWhichOfThemTakesMost() {
        try (MulticastStream one = lab.source().stream(NEWS).start();
                MulticastStream other = lab.source().stream("239.71.1.2").start()) {
            Subscription viewer = lab.lan(2).host("wall-2", IgmpVersion.V3).join(NEWS);
            Subscription second = lab.lan(2).host("wall-3", IgmpVersion.V3).join("239.71.1.2");
            Subscription third = lab.lan(1).host("wall-1", IgmpVersion.V3).join(NEWS);
            browser.show("overview");
            browser.awaitText(".card[data-name=eth2] .out", "bit/s");
            Await.until("the traffic", () -> rate("eth2") > 1.5 * rate("eth1") && rate("eth1") > 0);
            browser.awaitText(".card[data-name=eth0] .addresses", "172.16.0.2");
            browser.awaitText(".top", "News HD");
            browser.awaitText(".topology", "this proxy");
            one.awaitSent(6000);
            other.awaitSent(1);
            browser.screenshot("overview");
            browser.prefer("dark");
            browser.screenshot("overview-dark");
            browser.resize(390, 844);
            browser.screenshot("phone");
            assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            browser.resize(1440, 900);
            browser.prefer("light");
            viewer.leave();
            second.leave();
            third.leave();
        }
    }

    /** Returns the displayed rate of an interface card, in kbit/s. */
    private double rate(String name) {
        String[] words = browser.text(".card[data-name=" + name + "] .out").split(" ", -1);
        if (words.length < 2) {
            return 0;
        }
        double factor = words[1].startsWith("M") ? 1000 : words[1].startsWith("k") ? 1 : 0.001;
        return Double.parseDouble(words[0].replace("–", "0")) * factor;
    }

    @Test
    void aRejectedSourceIsAdmittedByTheButtonAndItsStreamFlows() {
        String group = "239.71.3.1";
        Subscription viewer = lab.lan(1).host("rejected", IgmpVersion.V3).join(group);
        try (MulticastStream stream = lab.upstream().source(UpstreamNetwork.FOREIGN_SOURCE).stream(group)
                .start()) {
            browser.show("overview");
            browser.fill("#search", UpstreamNetwork.FOREIGN_SOURCE);
            browser.awaitText(".answers", UpstreamNetwork.FOREIGN_SOURCE + " sends to " + group + ", but is dropped");
            browser.screenshot("why");
            browser.show("rejected");
            browser.awaitText(".rejected-list", UpstreamNetwork.FOREIGN_SOURCE + " sends to " + group);
            browser.screenshot("rejected");
            assertThat(viewer.reception().packets()).isZero();

            browser.press("Admit 10.9.9.0/24");

            viewer.awaitPackets(100);
            browser.awaitText("#notice", "is admitted");
            browser.awaitText(".list", "No source is dropped.");
            stream.awaitSent(1);
        }
        viewer.leave();
        lab.configure(CONFIG);
    }

    @Test
    void aWrongEditIsExplainedAtItsFieldAndTheRightOneIsShownBeforeItIsMade() {
        browser.show("configuration");
        browser.fill("[id='field-interfaces.eth0.altSubnets']", "10.0.0.1/23");
        browser.fill("[id='field-interfaces.eth1.threshold']", "400");
        browser.press("Preview");

        browser.awaitText("[id='field-interfaces.eth0.altSubnets-error']", "did you mean 10.0.0.0/23?");
        browser.awaitText("[id='field-interfaces.eth1.threshold-error']", "Threshold must be between 1 and 255");
        browser.screenshot("configuration");

        browser.fill("[id='field-interfaces.eth0.altSubnets']", "10.0.0.0/23 10.7.0.0/16");
        browser.fill("[id='field-interfaces.eth1.threshold']", "2");
        browser.press("Preview");

        browser.awaitText(".preview", "interfaces.eth1.threshold: 1 → 2");
        assertThat(lab.rest().get("/api/v1/interfaces/eth1").path("threshold").asInt())
                .isEqualTo(1);
        browser.press("Discard");
    }

    @Test
    void aChangeThatNobodyKeepsGoesBackAndOneThatIsKeptStays() {
        browser.show("configuration");
        browser.element("#within");
        browser.run("document.getElementById('within').add(new Option('for 3 s', '3s'))");
        browser.choose("#within", "3s");
        browser.choose("[id='field-interfaces.eth2.role']", "disabled");
        browser.press("Apply");
        browser.awaitText("#confirmation .countdown", "is rolled back in");
        assertThat(role("eth2")).isEqualTo("disabled");
        browser.screenshot("confirmation");
        Await.until("the change to go back", () -> role("eth2").equals("downstream"));
        Await.until("the countdown to end", () -> browser.text("#confirmation").isEmpty());

        browser.choose("#within", "60s");
        browser.choose("[id='field-interfaces.eth2.role']", "disabled");
        browser.press("Apply");
        browser.press("Keep");
        browser.awaitText("#notice", "Kept.");
        assertThat(lab.rest().get("/api/v1/config/confirm").path("pending").asBoolean())
                .isFalse();
        assertThat(role("eth2")).isEqualTo("disabled");
        lab.configure(CONFIG);
    }

    private String role(String name) {
        return lab.rest().get("/api/v1/interfaces/" + name).path("role").asString();
    }

    @Test
    void whatChangedIsFoundByItsTime() {
        lab.rest().put("/api/v1/quickleave", JsonMapper.shared().readTree("{\"enabled\": false}"));
        lab.rest().post("/restart");
        browser.show("events");
        browser.element("#changes").click();
        browser.run(
                "const around = document.getElementById('around'); around.value = new Date().toTimeString().slice(0, 5);"
                        + " around.dispatchEvent(new Event('input'))");

        browser.awaitText(".rows", "quickleave: true → false");
        browser.awaitText(".rows", "the engine was restarted");
        browser.screenshot("events");
        browser.run("const around = document.getElementById('around');"
                + " around.value = new Date(Date.now() - 3600000).toTimeString().slice(0, 5);"
                + " around.dispatchEvent(new Event('input'))");
        Await.until("nothing an hour ago", () -> browser.text(".rows").isEmpty());
        lab.configure(CONFIG);
    }

    @Test
    void theEngineIsRestartedByKeyboardAlone() {
        Instant before = Instant.now();
        browser.show("overview");
        browser.element("#restart").sendKeys(Keys.ENTER);
        browser.element("dialog button.main").sendKeys(Keys.ENTER);

        browser.awaitText("#notice", "Restarted.");
        browser.awaitText(".overview .log", "the engine was restarted");
        assertThat(before).isBefore(Instant.now());
        browser.element("body").sendKeys("/");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("search");
    }

    @Test
    void findingsAreShownWithTheirRemedies() {
        lab.router().sysctl("net.ipv4.ip_forward", "0");
        browser.show("diagnosis");

        browser.awaitText(".findings", "sysctl -w net.ipv4.ip_forward=1");
        browser.screenshot("diagnosis");
        lab.router().sysctl("net.ipv4.ip_forward", "1");
        browser.press("Check again");
        Await.until("the finding to go", () -> !browser.text(".findings").contains("net.ipv4.ip_forward"));
    }
}
