package net.igmpproxy.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.igmpproxy.lab.Await;
import net.igmpproxy.lab.Capture;
import net.igmpproxy.lab.ForgedHost;
import net.igmpproxy.lab.Laboratory;
import net.igmpproxy.lab.NetworkNamespaces;
import net.igmpproxy.lab.wire.GroupRecord;
import net.igmpproxy.lab.wire.IgmpMessage;
import net.igmpproxy.lab.wire.IgmpPacket;
import net.igmpproxy.lab.wire.IgmpVersion;
import net.igmpproxy.lab.wire.Ipv4;
import net.igmpproxy.lab.wire.RecordType;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Long reports, and the upstream reports that result from them, in packets that fit the MTU. */
@NetworkNamespaces
class LongReportsIT {
    private static final int MTU = 1500;
    private static final int IP_AND_REPORT_HEADER = 32;
    private static final int RECORD_HEADER = 8;
    private static final int OCTETS_OF_SOURCE = 4;

    @AutoClose
    private final Laboratory lab = Laboratory.vyosExample();

    @Test
    void aReportInFragmentsIsPutTogether() {
        List<String> groups = groups("239.21.0.0", 1000);
        GroupRecord[] records = joins(groups);

        host().reportInFragments(records);

        awaitMembers(groups);
    }

    @Test
    void aReportOfNineThousandOctetsIsTakenWhereTheLinkTakesIt() {
        lab.lan(1).setMtu(9000);
        List<String> groups = groups("239.22.0.0", (9000 - IP_AND_REPORT_HEADER) / RECORD_HEADER);
        GroupRecord[] records = joins(groups);

        host().report(records);

        awaitMembers(groups);
    }

    @Test
    void moreSourcesThanFitIntoAPacketAreToldUpstreamInSeveral() {
        String group = "232.23.0.1";
        Set<String> sources = IntStream.range(0, 5500)
                .mapToObj(number -> Ipv4.plus("10.0.0.2", number))
                .collect(Collectors.toCollection(TreeSet::new));
        Capture changes = lab.upstream().capture();

        reports(group, sources).forEach(host()::report);

        Await.until(
                "all sources reported upstream",
                () -> told(changes, group, RecordType.ALLOW).equals(sources));
        assertThat(changes.igmp(group)).allMatch(LongReportsIT::fitsIntoThePacket);

        Capture answers = lab.upstream().capture();
        lab.upstream().router().query(IgmpVersion.V3);

        Await.until(
                "the query answered for all sources",
                () -> told(answers, group, RecordType.IS_IN).equals(sources));
        assertThat(answers.igmp(group)).allMatch(LongReportsIT::fitsIntoThePacket);
    }

    private ForgedHost host() {
        return lab.lan(1).forged(1).get(0);
    }

    private void awaitMembers(List<String> groups) {
        Await.until(
                "membership of " + groups.size() + " groups",
                () -> lab.rest().items("/api/v1/groups?interface=eth1").stream()
                        .map(item -> item.path("group").asString())
                        .collect(Collectors.toSet())
                        .containsAll(groups));
    }

    private static List<String> groups(String first, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Ipv4.plus(first, number))
                .toList();
    }

    private static GroupRecord[] joins(List<String> groups) {
        return groups.stream()
                .map(group -> GroupRecord.of(RecordType.TO_EX, group))
                .toArray(GroupRecord[]::new);
    }

    /** Splits a source list that is too long for one report, like a host (RFC 9776 section 4.2.16). */
    private static List<GroupRecord> reports(String group, Set<String> sources) {
        int most = (MTU - IP_AND_REPORT_HEADER - RECORD_HEADER) / OCTETS_OF_SOURCE;
        List<String> list = List.copyOf(sources);
        List<GroupRecord> records = new ArrayList<>();
        for (int begin = 0; begin < list.size(); begin += most) {
            records.add(
                    new GroupRecord(RecordType.ALLOW, group, list.subList(begin, Math.min(begin + most, list.size()))));
        }
        return records;
    }

    private static Set<String> told(Capture capture, String group, RecordType type) {
        return capture.records(group).stream()
                .filter(record -> record.type() == type)
                .flatMap(record -> record.sources().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean fitsIntoThePacket(IgmpPacket packet) {
        int octets = ((IgmpMessage.Report) packet.message())
                .records().stream()
                        .mapToInt(record -> RECORD_HEADER
                                + OCTETS_OF_SOURCE * record.sources().size())
                        .sum();
        return IP_AND_REPORT_HEADER + octets <= MTU;
    }
}
