package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.KernelRead;
import net.igmpproxy.core.wire.GroupRecord;
import net.igmpproxy.core.wire.IgmpMessage.LeaveGroup;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RecordType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A group with thousands of sources: changes of all their MFC entries are applied in slices. */
@Tag("slow")
class LargeGroupTest {
    private static final int SOURCES = 3000;
    private static final int SLICE = 512;
    private static final GroupAddress OTHER_GROUP = GroupAddress.of("239.2.2.2");

    private final ProxyInVirtualTime proxy =
            new ProxyInVirtualTime(ProxyInVirtualTime.configuration("0.0.0.0/0"), ProxyInVirtualTime.links());

    /** Packets with forged upstream sources arrive on eth1. */
    @BeforeEach
    void flood() {
        proxy.pass(Duration.ofSeconds(1));
        proxy.receive(2, "192.168.2.7", new ReportV2(GROUP));
        proxy.drain();
        for (int number = 0; number < SOURCES; number++) {
            proxy.waitFor(Duration.ofMillis(1));
            proxy.firstPacket(1, new Ipv4Address(0x0a010000 + number));
            proxy.drain();
        }
        assertThat(proxy.engine().routes()).hasSize(SOURCES + 1);
    }

    @Test
    void joinChangesTheEntriesInSlices() {
        proxy.receive(1, "192.168.1.7", new ReportV2(GROUP));

        List<String> first = routes(proxy.drain());
        assertThat(first).hasSizeLessThanOrEqualTo(SLICE + 1).contains("+(*,239.1.1.1) 0>0,1,2");
        assertThat(turnsUntilDone()).isBetween(SOURCES / SLICE, 2 * SOURCES / SLICE);
        assertThat(proxy.engine().routes())
                .allMatch(entry -> entry.ttls().contains(1) && entry.ttls().contains(2));
    }

    @Test
    void reportThatChangesNoEntryLooksAtNone() {
        proxy.receive(2, "192.168.2.9", new ReportV2(GROUP));

        assertThat(proxy.drain()).isEmpty();
        assertThat(proxy.engine().nextDeadline()).isGreaterThan(proxy.now());
    }

    @Test
    void joinOfAnotherGroupHasItsTurnBetweenTheSlices() {
        proxy.receive(1, "192.168.1.7", new ReportV2(GROUP));
        proxy.drain();

        proxy.receive(2, "192.168.2.8", new ReportV2(OTHER_GROUP));

        assertThat(proxy.drain()).contains("+(*,239.2.2.2) 0>0,2");
        assertThat(proxy.engine().nextDeadline()).isEqualTo(proxy.now());
    }

    @Test
    void sourceThatSendsHasItsTurnFirst() {
        Ipv4Address last = new Ipv4Address(0x0a010000 + SOURCES - 1);
        Ipv4Address sending = Ipv4Address.of("192.168.1.200");
        proxy.firstPacket(1, sending);
        proxy.waitFor(Duration.ofSeconds(1));
        proxy.counted(sending, 10);
        proxy.drain();
        proxy.receive(2, "192.168.2.7", new LeaveGroup(GROUP));
        proxy.pass(Duration.ofSeconds(3));
        assertThat(sending).isGreaterThan(last);

        proxy.receive(2, "192.168.2.7", new ReportV2(GROUP));

        assertThat(proxy.drain()).contains("+(192.168.1.200,239.1.1.1) 1>0,2").hasSizeLessThan(SLICE + 10);
    }

    @Test
    void groupThatChangesInEveryTurnIsDoneAllTheSame() {
        proxy.receive(1, "192.168.1.7", new ReportV2(GROUP));
        for (int turn = 0; turn < 3 * SOURCES / SLICE; turn++) {
            List<Ipv4Address> excluded = List.of(new Ipv4Address(0x0a090000 + turn));
            proxy.receive(2, "192.168.2.7", new ReportV3(List.of(new GroupRecord(RecordType.TO_EX, GROUP, excluded))));
            proxy.drain();
        }

        assertThat(proxy.engine().routes()).allMatch(entry -> entry.ttls().contains(1));
    }

    @Test
    void vifStaysUntilAllEntriesAreWorkedOut() {
        proxy.receive(1, "192.168.1.7", new ReportV2(GROUP));
        turnsUntilDone();

        proxy.setLinks(ProxyInVirtualTime.links().subList(0, 2));

        List<String> said = new ArrayList<>(proxy.drain());
        assertThat(said).doesNotContain("no vif 2");
        while (proxy.engine().nextDeadline() <= proxy.now()) {
            said.addAll(proxy.drain());
        }
        assertThat(said).contains("+(*,239.1.1.1) 0>0,1");
        assertThat(said.subList(said.indexOf("no vif 2"), said.size())).noneMatch(output -> output.startsWith("+("));
        assertThat(proxy.engine().routes()).noneMatch(entry -> entry.ttls().contains(2));
    }

    @Test
    void entriesOfAVifThatIsMadeAgainAreInstalledInSlices() {
        Map<Integer, Integer> vifs = new TreeMap<>(Map.of(0, 10, 1, 11));
        vifs.putAll(proxy.arrivalVifs());
        proxy.engine().handle(new KernelRead(vifs, Set.of(10, 11, 12)), proxy.now());

        List<String> all = new ArrayList<>();
        for (int turn = 0; turn < 50; turn++) {
            List<String> routes = routes(proxy.drain());
            assertThat(routes).hasSizeLessThanOrEqualTo(SLICE);
            all.addAll(routes);
            proxy.waitFor(Duration.ofMillis(50));
        }

        assertThat(all).hasSize(SOURCES + 1).startsWith("+(*,239.1.1.1) 0>0,2");
    }

    private int turnsUntilDone() {
        int turns = 0;
        while (proxy.engine().nextDeadline() <= proxy.now()) {
            assertThat(routes(proxy.drain())).hasSizeLessThanOrEqualTo(SLICE);
            turns++;
        }
        return turns;
    }

    private static List<String> routes(List<String> said) {
        return said.stream().filter(output -> output.contains("(")).toList();
    }
}
