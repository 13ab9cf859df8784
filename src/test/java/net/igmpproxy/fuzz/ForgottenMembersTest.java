package net.igmpproxy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.IgmpPackets;
import net.igmpproxy.core.wire.IgmpVersion;
import net.igmpproxy.core.wire.MembershipQuery;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Members that join and leave faster than any timer expires must not leak memory. */
class ForgottenMembersTest {
    private static final int TIMES = 20_000;

    /** Time between packets in nanoseconds. */
    private static final long PAUSE = 20_000;

    /** Limit in bytes: above the garbage of other tests, below one leaked object per repetition. */
    private static final long NOTHING = 1_500_000;

    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final Ipv4Address HOST = Ipv4Address.of("192.168.1.20");
    private static final Ipv4Address ROUTER = Ipv4Address.of("192.168.0.254");
    private static final List<Ipv4Address> SOURCES = IntStream.rangeClosed(1, 20)
            .mapToObj(number -> new Ipv4Address(Ipv4Address.of("10.0.0.0").bits() + number))
            .toList();

    @ParameterizedTest
    @EnumSource(names = {"DEFAULTS", "QUICKLEAVE_OFF", "IMMEDIATE"})
    void leaveNothingBehind(Documents document) {
        EngineUnderFire engine = new EngineUnderFire(document.read(), 1);
        comeAndGo(engine, TIMES / 10);
        long before = usedOctets();

        comeAndGo(engine, TIMES);

        assertThat(usedOctets() - before).isLessThan(NOTHING);
        engine.checkLimits();
    }

    private static void comeAndGo(EngineUnderFire engine, int times) {
        byte[] whoIsThere = IgmpPackets.packet(
                ROUTER,
                GROUP.address(),
                new MembershipQuery(IgmpVersion.V3, 31_744, GROUP.address(), SOURCES, false, 2, 125));
        List<byte[]> said = List.of(
                said(new ReportV2(GROUP)),
                said(new LeaveGroup(GROUP)),
                said(report(RecordType.ALLOW, SOURCES)),
                said(report(RecordType.BLOCK, SOURCES)),
                said(report(RecordType.TO_EX, SOURCES)),
                said(report(RecordType.TO_IN, List.of())));
        for (int i = 0; i < times; i++) {
            engine.receive(1, said.get(i % said.size()));
            engine.receive(0, whoIsThere);
            engine.pass(PAUSE);
        }
    }

    private static byte[] said(IgmpMessage message) {
        return IgmpPackets.packet(HOST, GROUP.address(), message);
    }

    private static ReportV3 report(RecordType type, List<Ipv4Address> sources) {
        return new ReportV3(List.of(new GroupRecord(type, GROUP, sources)));
    }

    private static long usedOctets() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
