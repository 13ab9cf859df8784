package net.igmpproxy.core.router.host;

import static net.igmpproxy.core.router.RouterLink.HOST_A;
import static net.igmpproxy.core.router.RouterLink.HOST_B;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatestReportsTest {
    private final LatestReports reports = new LatestReports();

    @Test
    void reportsOfTheHostItselfDoNotCount() {
        reports.note(HOST_A, 5);
        reports.note(HOST_A, 7);

        assertThat(reports.ofOthers(HOST_A)).isEqualTo(Long.MIN_VALUE);
        assertThat(reports.ofOthers(HOST_B)).isEqualTo(7);
    }

    @Test
    void lastReportOfAnotherHostIsKept() {
        reports.note(HOST_A, 5);
        reports.note(HOST_B, 6);
        reports.note(HOST_B, 9);

        assertThat(reports.ofOthers(HOST_B)).isEqualTo(5);
        assertThat(reports.ofOthers(HOST_A)).isEqualTo(9);
    }

    @Test
    void restoredReportsComeInAnyOrder() {
        reports.note(HOST_A, 9);
        reports.note(HOST_B, 6);
        reports.note(HOST_B, 4);

        assertThat(reports.ofOthers(HOST_A)).isEqualTo(6);
        assertThat(reports.ofOthers(HOST_B)).isEqualTo(9);
    }
}
