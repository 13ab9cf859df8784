package net.igmpproxy.scenario;

import static net.igmpproxy.lab.wire.RecordType.ALLOW;
import static net.igmpproxy.lab.wire.RecordType.BLOCK;
import static net.igmpproxy.lab.wire.RecordType.IS_IN;
import static net.igmpproxy.lab.wire.RecordType.TO_EX;
import static net.igmpproxy.lab.wire.RecordType.TO_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.MulticastStream;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.Reception;
import net.igmpproxy.lab.Subscription;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpVersion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Source-specific multicast: two sources send to every group, and a host selects among them. */
@NetworkNamespaces
class SourceFilterIT {
    private static final String S1 = "10.0.0.11";
    private static final String S2 = "10.0.0.12";
    private static final List<String> GROUPS = List.of(
            "232.4.0.1", "232.4.0.2", "232.4.0.3", "232.4.0.4", "232.4.0.5", "239.4.0.6", "239.4.0.7", "239.4.0.8");

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    private final Capture upstream = lab.upstream().capture();
    private final Capture onLan = lab.lan(1).capture();
    private final ForgedHost host = lab.lan(1).forged(1).get(0);
    private final MulticastStream stream1 =
            lab.upstream().source(S1).stream(GROUPS).start();
    private final MulticastStream stream2 =
            lab.upstream().source(S2).stream(GROUPS).start();

    @Test
    void aHostThatNamesItsSourceGetsThatOneOnly() {
        String group = "232.4.0.1";
        Subscription subscription = lab.lan(1).host("viewer", IgmpVersion.V3).join(group, List.of(S1));
        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S1));
        subscription.awaitPackets(100);

        subscription.leave();

        upstream.awaitRecord(GroupRecord.of(BLOCK, group, S1));
        awaitEnd(S1, group);
        assertThat(arrived(S2, group).packets()).isZero();
        assertThat(upstream.records(group)).noneMatch(record -> record.sources().contains(S2));
    }

    @Test
    void isInForwardsTheNamedSourceOnly() {
        String group = "232.4.0.2";

        host.report(GroupRecord.of(IS_IN, group, S1));

        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S1));
        arrived(S1, group).await(100);
        assertThat(arrived(S2, group).packets()).isZero();
    }

    @Test
    void allowAddsASource() {
        String group = "232.4.0.3";
        host.report(GroupRecord.of(IS_IN, group, S1));
        arrived(S1, group).await(10);

        host.report(GroupRecord.of(ALLOW, group, S2));

        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S2));
        arrived(S2, group).await(100);
        arrived(S1, group).await(100);
        assertThat(arrived(S1, group).lost()).isZero();
    }

    @Test
    void blockTakesASourceAway() {
        String group = "232.4.0.4";
        host.report(GroupRecord.of(IS_IN, group, S1, S2));
        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S1, S2));
        arrived(S1, group).await(10);
        arrived(S2, group).await(10);

        host.report(GroupRecord.of(BLOCK, group, S1));

        upstream.awaitRecord(GroupRecord.of(BLOCK, group, S1));
        awaitEnd(S1, group);
        arrived(S2, group).await(100);
        assertThat(arrived(S2, group).lost()).isZero();
    }

    @Test
    void toInReplacesTheSources() {
        String group = "232.4.0.5";
        host.report(GroupRecord.of(IS_IN, group, S1));
        arrived(S1, group).await(10);

        host.report(GroupRecord.of(TO_IN, group, S2));

        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S2));
        upstream.awaitRecord(GroupRecord.of(BLOCK, group, S1));
        awaitEnd(S1, group);
        arrived(S2, group).await(100);
    }

    @Test
    void toExForwardsAllButTheNamedSource() {
        String group = "239.4.0.6";

        host.report(GroupRecord.of(TO_EX, group, S1));

        upstream.awaitRecord(GroupRecord.of(TO_EX, group, S1));
        arrived(S2, group).await(100);
        assertThat(arrived(S1, group).packets()).isZero();
    }

    @Test
    void toExOpensAGroupThatWasLimitedToOneSource() {
        String group = "239.4.0.7";
        host.report(GroupRecord.of(IS_IN, group, S1));
        arrived(S1, group).await(100);
        assertThat(arrived(S2, group).packets()).isZero();

        host.report(GroupRecord.of(TO_EX, group));

        upstream.awaitRecord(GroupRecord.of(TO_EX, group));
        arrived(S2, group).await(100);
        arrived(S1, group).await(100);
        assertThat(arrived(S1, group).lost()).isZero();
    }

    @Test
    void twoHostsThatWantDifferentSourcesAreMergedUpstream() {
        String group = "239.4.0.8";
        host.report(GroupRecord.of(IS_IN, group, S1));
        upstream.awaitRecord(GroupRecord.of(ALLOW, group, S1));

        lab.lan(2).forged(1).get(0).report(GroupRecord.of(TO_EX, group, S1, S2));

        upstream.awaitRecord(GroupRecord.of(TO_EX, group, S2));
        arrived(S1, group).await(100);
    }

    private Reception arrived(String source, String group) {
        return onLan.stream(source, group);
    }

    private void awaitEnd(String source, String group) {
        arrived(source, group).awaitEnd(source.equals(S1) ? stream1 : stream2);
    }
}
