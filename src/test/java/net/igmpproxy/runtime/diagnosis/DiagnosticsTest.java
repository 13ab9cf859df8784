package net.igmpproxy.runtime.diagnosis;

import static net.igmpproxy.runtime.diagnosis.Situations.GROUP;
import static net.igmpproxy.runtime.diagnosis.Situations.LAN;
import static net.igmpproxy.runtime.diagnosis.Situations.WAN;
import static net.igmpproxy.runtime.diagnosis.Situations.membership;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.probe.AccessProblem;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Instant START = Instant.parse("2026-01-31T18:00:00Z");
    private static final Ipv4Address ROUTER = Ipv4Address.of("192.168.1.1");

    private final FakeProxyControl control = new FakeProxyControl();

    @AutoClose
    private final ConfigurationService configurations = new ConfigurationService(
            new InMemoryConfigurationStore(),
            new InMemoryRevisionStore(),
            control,
            ConfigMode.MANAGED,
            Clock.systemUTC());

    private final FakeSystemProbe probe = new FakeSystemProbe();
    private Instant now = START;
    private Optional<AccessProblem> accessProblem = Optional.empty();
    private final Diagnostics diagnostics =
            new Diagnostics(control, configurations, probe.alone(), () -> accessProblem, () -> now);

    @BeforeEach
    void run() {
        control.run(Situations.configuration("10.0.0.0/23"));
        control.givenInterfaces().add(Situations.wan("172.16.0.2/24"));
    }

    @Test
    void backgroundLookKeepsSinceWhen() {
        probe.filter(WAN, 1);
        diagnostics.lookInBackground();
        now = START.plusSeconds(90);

        assertThat(diagnostics.look()).extracting(DatedDiagnosis::since).containsExactly(START);
    }

    @Test
    void accessThatNobodyHasIsAFindingUntilSomebodyHasIt() {
        accessProblem = Optional.of(new AccessProblem(
                AccessProblem.Kind.NO_AUTHENTICATION, "REST refuses everybody", Path.of("/etc/igmp-proxy/my tokens")));

        assertThat(diagnostics.look()).singleElement().satisfies(dated -> {
            assertThat(dated.diagnosis().type()).isEqualTo("no-authentication");
            assertThat(dated.diagnosis().severity()).isEqualTo(Severity.WARNING);
            assertThat(dated.diagnosis().message()).startsWith("REST refuses everybody. Make a token");
            assertThat(dated.diagnosis().remedy())
                    .endsWith("token --name=admin --role=operator --file='/etc/igmp-proxy/my tokens'");
        });
        accessProblem = Optional.empty();
        assertThat(diagnostics.look()).isEmpty();
    }

    @Test
    void tokensThatAreRefusedAreAFinding() {
        accessProblem = Optional.of(
                new AccessProblem(AccessProblem.Kind.TOKENS_REFUSED, "/t:1: must be a name", Path.of("/t")));

        assertThat(diagnostics.look()).singleElement().satisfies(dated -> {
            assertThat(dated.diagnosis().type()).isEqualTo("token-file-refused");
            assertThat(dated.diagnosis().message())
                    .startsWith("No token is valid: /t:1: must be a name. Correct the file");
        });
    }

    @Test
    void whatComesBackBeginsAnew() {
        probe.filter(WAN, 1);
        diagnostics.look();
        probe.filter(WAN, 0);
        assertThat(diagnostics.look()).isEmpty();
        now = START.plusSeconds(90);
        probe.filter(WAN, 1);

        assertThat(diagnostics.look()).extracting(DatedDiagnosis::since).containsExactly(now);
    }

    @Test
    void whatHappensNowAndThenIsDatedByItsFirstTime() {
        Occurrences twice = new Occurrences(2, Duration.ofMinutes(3), Duration.ofMinutes(1));
        control.givenFindings().add(new Finding.OwnHostReport(LAN, GROUP, twice));

        assertThat(diagnostics.look())
                .extracting(DatedDiagnosis::since)
                .containsExactly(START.minus(Duration.ofMinutes(3)));
    }

    @Test
    void findingEndsWithItsConfiguredCause() {
        Occurrences twice = new Occurrences(2, Duration.ofMinutes(3), Duration.ofMinutes(1));
        control.givenFindings().add(new Finding.SourcesNotNamed(LAN, GROUP, ROUTER, false, twice));

        assertThat(diagnostics.look()).isEmpty();
    }

    @Test
    void anotherCauseHasAnotherDate() {
        control.lack("eth0 is absent");
        diagnostics.look();
        now = START.plusSeconds(90);
        assertThat(notForwarding()).containsExactly(START);

        control.lack("eth0 is down");

        assertThat(notForwarding()).containsExactly(now);
    }

    @Test
    void manyGroupsAreLookedAtOnlyWhenSomebodyAsksAndTheDateStays() {
        control.givenMemberships().add(membership(GROUP, Duration.ofMinutes(1)));
        setGroups(2000);
        diagnostics.lookInBackground();
        now = START.plusSeconds(30);
        assertThat(diagnostics.look()).extracting(DatedDiagnosis::since).containsExactly(now);
        Instant seen = now;

        now = START.plusSeconds(60);
        diagnostics.lookInBackground();

        assertThat(diagnostics.look()).extracting(DatedDiagnosis::since).containsExactly(seen);
    }

    @Test
    void fewGroupsAreLookedAtUnasked() {
        control.givenMemberships().add(membership(GROUP, Duration.ofMinutes(1)));
        setGroups(1000);
        diagnostics.lookInBackground();
        now = START.plusSeconds(30);

        assertThat(diagnostics.look()).extracting(DatedDiagnosis::since).containsExactly(START);
    }

    private List<Instant> notForwarding() {
        return diagnostics.look().stream()
                .filter(found -> found.diagnosis().type().equals("not-forwarding"))
                .map(DatedDiagnosis::since)
                .toList();
    }

    private void setGroups(int groups) {
        InterfaceStatus lan = Situations.lan("192.168.1.2/24");
        control.givenInterfaces()
                .add(new InterfaceStatus(
                        LAN,
                        Role.DOWNSTREAM,
                        InterfaceStatus.State.ACTIVE,
                        lan.link(),
                        lan.vif(),
                        Optional.of(new InterfaceStatus.Igmp(3, Optional.of(ROUTER), true, true, groups, 0, 1)),
                        Optional.empty()));
    }
}
