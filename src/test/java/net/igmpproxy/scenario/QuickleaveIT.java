package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Host;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Promptness;
import net.igmpproxy.lab.ProxyConfig;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.UpstreamNetwork;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The three leave modes, during a stream of 1000 packets per second. */
@NetworkNamespaces
class QuickleaveIT {
    private static final ProxyConfig TRACKED = ProxyConfig.vyosExample();
    private static final ProxyConfig OFF = TRACKED.withQuickleave(false);
    private static final ProxyConfig IMMEDIATE = TRACKED.withQuickleaveMode("immediate");
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    @AutoClose
    private final Promptness promptness = Promptness.measure();

    @AutoClose
    private final Laboratory lab = Laboratory.running(TRACKED);

    private final Capture upstream = lab.upstream().capture();
    private final Capture atRouter1 = lab.lan(1).captureAtRouter();
    private final Capture atRouter2 = lab.lan(2).captureAtRouter();
    private final Capture onLan1 = lab.lan(1).capture();
    private final Host anna = lab.lan(1).host("anna", IgmpVersion.V3);
    private final Host ben = lab.lan(1).host("ben", IgmpVersion.V3);
    private final Host carol = lab.lan(2).host("carol", IgmpVersion.V3);

    @Test
    void theFirstOfTwoHostsOnALanLeavesUnnoticed() {
        lab.configure(TRACKED);
        firstLeavesUnnoticed("239.3.1.1", anna, ben, atRouter1);
    }

    @Test
    void theFirstOfTwoHostsOnTwoLansLeavesUnnoticed() {
        lab.configure(TRACKED);
        firstLeavesUnnoticed("239.3.2.1", anna, carol, atRouter2);
    }

    private void firstLeavesUnnoticed(String group, Host first, Host second, Capture atSecond) {
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription leaving = first.join(group);
            Subscription watching = second.join(group);
            leaving.awaitPackets(100);
            watching.awaitPackets(100);

            leaving.leave();
            assertUnnoticed(group, stream, watching);

            watching.leave();
            assertThat(untilSaidUpstream(second.address(), group, atSecond)).isLessThan(promptness.extend(AT_ONCE));
            watching.reception().awaitEnd(stream);
        }
    }

    @Test
    void threeHundredHostsLeaveUnnoticedWhileOneStays() {
        lab.configure(TRACKED);
        String group = "239.3.3.1";
        List<ForgedHost> crowd = lab.lan(1).forged(300);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            stream.awaitSent(500);
            crowd.forEach(host -> host.report(GroupRecord.of(RecordType.TO_EX, group)));
            Subscription watching = ben.join(group);
            Await.until("all hosts to be tracked", () -> trackedHosts(group) == crowd.size() + 1);
            watching.awaitPackets(100);

            crowd.forEach(host -> host.report(GroupRecord.of(RecordType.TO_IN, group)));
            assertUnnoticed(group, stream, watching);

            watching.leave();
            assertThat(untilSaidUpstream(ben.address(), group, atRouter1)).isLessThan(promptness.extend(AT_ONCE));
        }
    }

    /** igmpproxy users report that hosts without a leave are never removed. */
    @Test
    void hostsThatAreSwitchedOffAreForgottenAndTheLastOneStillLeavesAtOnce() {
        lab.configure(TRACKED.with("queryInterval", "2s", "eth1").with("queryMaxResponseTime", "1s", "eth1"));
        String group = "239.3.8.1";
        try (MulticastStream stream = lab.source().stream(group).start()) {
            lab.lan(1).forged(300).forEach(host -> host.report(GroupRecord.of(RecordType.TO_EX, group)));
            Subscription watching = ben.join(group);
            watching.awaitPackets(100);
            Await.until("all hosts to be tracked", () -> trackedHosts(group) == 301);

            Await.until("the others to be forgotten", () -> trackedHosts(group) == 1);

            stream.awaitSent(100);
            watching.awaitPackets(1);
            assertThat(watching.reception().lost()).isZero();
            watching.leave();
            assertThat(untilSaidUpstream(ben.address(), group, atRouter1)).isLessThan(promptness.extend(AT_ONCE));
        }
    }

    @Test
    void aHostThatWasNotHeardOfIsQueriedAndJoinsAgain() {
        lab.configure(TRACKED);
        String group = "239.3.4.1";
        ForgedHost known = lab.lan(1).forged(2).get(0);
        ForgedHost silent = lab.lan(1).forged(2).get(1);
        known.reportV2(group);
        upstream.awaitJoin(group);

        known.leaveV2(group);
        Instant left = upstream.awaitLeave(group).time();
        Await.until("a group-specific query", () -> queriesAbout(group) > 0);
        silent.reportV2(group);

        Await.until(
                "a new report upstream",
                () -> upstream.joins(group).stream()
                        .anyMatch(join -> join.time().isAfter(left)));
    }

    @Test
    void withQuickleaveOffTheLeaveTakesTheLastMemberQueryTime() {
        lab.configure(OFF);
        String group = "239.3.5.1";
        Reception onTheLan = onLan1.stream(UpstreamNetwork.ALT_SUBNET_SOURCE, group);
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription leaving = anna.join(group);
            Subscription watching = ben.join(group);
            leaving.awaitPackets(100);
            watching.awaitPackets(100);

            leaving.leave();
            assertUnnoticed(group, stream, watching);

            watching.leave();
            assertThat(untilSaidUpstream(ben.address(), group, atRouter1))
                    .isBetween(Duration.ofMillis(1900), promptness.extend(Duration.ofMillis(2500)));
            onTheLan.awaitEnd(stream);
            assertThat(onTheLan.lost()).isZero();
        }
        assertThat(queriesAbout(group)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void withQuickleaveOffAHostThatZapsKeepsItsStreamAndIsAskedForOnceALeave() {
        lab.configure(OFF);
        String group = "239.3.9.1";
        int zaps = 20;
        try (MulticastStream stream = lab.source().stream(group).start()) {
            for (int zap = 0; zap < zaps; zap++) {
                Subscription subscription = anna.join(group);
                stream.awaitSent(125);
                subscription.leave();
                stream.awaitSent(125);
            }
            Subscription last = anna.join(group);
            last.awaitPackets(1);
            stream.awaitSent(3000);
            last.awaitPackets(1);

            assertThat(last.reception().lost()).isZero();
        }
        assertThat(queriesAbout(group)).isLessThanOrEqualTo(zaps + 1);
        assertThat(upstream.leaves(group)).isEmpty();
    }

    @Test
    void immediateQuickleaveEndsTheStreamWithTheFirstLeaveOfAnyHost() {
        lab.configure(IMMEDIATE);
        String group = "239.3.6.1";
        try (MulticastStream stream = lab.source().stream(group).start()) {
            Subscription leaving = anna.join(group);
            Subscription watching = ben.join(group);
            leaving.awaitPackets(100);
            watching.awaitPackets(100);

            // A retransmitted join counts as a join.
            Await.until("ben to have repeated his join", () -> joinsOf(ben, group) == 2);
            leaving.leave();

            assertThat(untilSaidUpstream(anna.address(), group, atRouter1)).isLessThan(promptness.extend(AT_ONCE));
            watching.reception().awaitEnd(stream);
        }
        assertThat(queriesAbout(group)).isZero();
    }

    @Test
    void immediateQuickleaveIgnoresReportsForTheLastMemberQueryTime() {
        lab.configure(IMMEDIATE);
        String group = "239.3.7.1";
        ForgedHost host = lab.lan(1).forged(1).get(0);
        GroupRecord join = GroupRecord.of(RecordType.IS_EX, group);
        try (MulticastStream clock = lab.source().stream("239.3.7.2").start()) {
            host.report(join);
            upstream.awaitJoin(group);
            host.report(GroupRecord.of(RecordType.TO_IN, group));
            Instant left = upstream.awaitLeave(group).time();

            host.report(join);
            clock.awaitSent(1000);
            assertThat(joinsAfter(left, group)).isEmpty();

            clock.awaitSent(1500);
            host.report(join);
            Await.until("a new report upstream", () -> !joinsAfter(left, group).isEmpty());
        }
    }

    /** Checks for two seconds that the watching host loses nothing and that upstream reports do not change. */
    private void assertUnnoticed(String group, MulticastStream stream, Subscription watching) {
        stream.awaitSent(2000);
        watching.awaitPackets(1);
        assertThat(watching.reception().lost()).isZero();
        assertThat(watching.reception().duplicates()).isZero();
        assertThat(upstream.records(group)).containsOnly(GroupRecord.of(RecordType.TO_EX, group));
    }

    private long joinsOf(Host host, String group) {
        return atRouter1.joins(group).stream()
                .filter(packet -> packet.source().equals(host.address()))
                .count();
    }

    /** Returns the time from a host's leave at the router to the upstream leave. */
    private Duration untilSaidUpstream(String host, String group, Capture atRouter) {
        IgmpPacket leave = Await.value(
                "the leave of " + host,
                () -> atRouter.leaves(group).stream()
                        .filter(packet -> packet.source().equals(host))
                        .findFirst());
        return Duration.between(leave.time(), upstream.awaitLeave(group).time());
    }

    private List<IgmpPacket> joinsAfter(Instant time, String group) {
        return upstream.joins(group).stream()
                .filter(join -> join.time().isAfter(time))
                .toList();
    }

    private int trackedHosts(String group) {
        return lab.rest()
                .items("/api/v1/groups?interface=eth1&group=" + group)
                .get(0)
                .path("hosts")
                .size();
    }

    private long queriesAbout(String group) {
        return onLan1.igmp(group).stream()
                .filter(packet -> packet.message() instanceof IgmpMessage.Query)
                .count();
    }
}
