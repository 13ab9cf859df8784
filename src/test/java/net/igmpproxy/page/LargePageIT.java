package net.igmpproxy.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.SystemPrograms;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Ten thousand groups. */
@NetworkNamespaces
@SystemPrograms({Browser.PROGRAM, Browser.DRIVER})
class LargePageIT {
    private static final int GROUPS = 10_000;
    private static final int RECORDS = 100;
    private static final long LONG_TASK_MILLIS = 200;
    private static final Duration WHILE = Duration.ofSeconds(60);

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void tenThousandGroupsScrollAndFilterWithoutAStall() {
        report();
        try (Browser browser = Browser.open(lab.rest().base())) {
            browser.show("groups");
            Await.until(
                    "all groups on the page",
                    WHILE,
                    () -> browser.text(".count").startsWith("10\u202f000 of"));
            assertThat(browser.count(".rows .row")).isLessThan(100);
            browser.run("window.longest = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) =>"
                    + " { window.longest = Math.max(window.longest, entry.duration); })).observe({type: 'longtask'})");

            for (int step = 1; step <= 20; step++) {
                browser.run("document.querySelector('.scroller').scrollTop = " + step * 18_000);
            }
            browser.awaitText(".rows", group(GROUPS - 1));
            browser.fill("#search", group(1234));
            browser.awaitText(".count", "1 of 10\u202f000");
            browser.awaitText(".rows", group(1234));
            browser.run("document.querySelector('#search').value = '';"
                    + " document.querySelector('#search').dispatchEvent(new Event('input'))");
            browser.awaitText(".count", "10\u202f000 of");
            browser.choose(".tools select", "hosts");
            browser.screenshot("ten-thousand");
            lab.lan(1).forged(1).get(0).report(GroupRecord.of(RecordType.TO_EX, "239.90.0.1"));
            browser.awaitText(".count", "10\u202f001 of");

            assertThat(browser.complaints()).isEmpty();
            assertThat(((Number) browser.run("return window.longest")).longValue())
                    .isLessThan(LONG_TASK_MILLIS);
        }
    }

    private void report() {
        ForgedHost host = lab.lan(1).forged(1).get(0);
        for (int first = 0; first < GROUPS; first += RECORDS) {
            List<GroupRecord> records = new ArrayList<>();
            for (int number = first; number < first + RECORDS; number++) {
                records.add(GroupRecord.of(RecordType.TO_EX, group(number)));
            }
            host.report(records.toArray(GroupRecord[]::new));
        }
        Await.until(
                "all groups",
                WHILE,
                () -> lab.proxy().metrics().sum("igmp_proxy_groups", Map.of("interface", "eth1")) == GROUPS);
    }

    private static String group(int number) {
        return "239." + (80 + number / 5000) + "." + number % 5000 / 100 + "." + (number % 100 + 1);
    }
}
