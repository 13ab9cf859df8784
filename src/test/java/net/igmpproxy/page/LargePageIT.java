package net.igmpproxy.page;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Page with ten thousand groups. */
@NetworkNamespaces
@SystemPrograms({Browser.PROGRAM, Browser.DRIVER})
class LargePageIT {
    private static final int GROUPS = 10_000;
    private static final int RECORDS = 100;
    private static final double LONG_TASK_MILLIS = 200;

    /**
     * Script that returns the time in milliseconds to create and sort as many addresses, the maximum of twenty runs.
     */
    private static final String REFERENCE = """
            return Math.max(...Array.from({length: 20}, () => {
                const begin = performance.now();
                Array.from({length: 10000}, (_, i) => `239.80.${(i * 7919) % 256}.${i % 251}`).sort();
                return performance.now() - begin;
            }))""";

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void tenThousandGroupsScrollAndFilterWithoutAStall() {
        report();
        try (Browser browser = Browser.open(lab.rest().base())) {
            browser.show("groups");
            Await.until("all groups on the page", () -> browser.text(".count").startsWith("10\u202f000 of"));
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
            double reference = ((Number) browser.run(REFERENCE)).doubleValue();
            double longest = ((Number) browser.run("return window.longest")).doubleValue();
            assertThat(longest).isLessThan(Math.max(LONG_TASK_MILLIS, 4 * reference));
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
                () -> lab.proxy().metrics().sum("igmp_proxy_groups", Map.of("interface", "eth1")) == GROUPS);
    }

    private static String group(int number) {
        return "239." + (80 + number / 5000) + "." + number % 5000 / 100 + "." + (number % 100 + 1);
    }
}
