package net.igmpproxy.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineEvent.LimitReached;
import net.igmpproxy.core.engine.event.EngineEvent.MembershipChange;
import net.igmpproxy.core.engine.event.EngineEvent.UpstreamChanged;
import net.igmpproxy.core.membership.SourceFilter;
import net.igmpproxy.core.membership.SourceSet;
import net.igmpproxy.runtime.event.ProxyEvent.OfEngine;
import net.igmpproxy.runtime.event.ProxyEvent.Restarted;
import org.junit.jupiter.api.Test;

class EventJournalTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final InterfaceName ETH1 = new InterfaceName("eth1");
    private static final GroupAddress GROUP = GroupAddress.of("239.1.1.1");
    private static final ProxyEvent EVENT = new Restarted();

    private final AtomicLong nanos = new AtomicLong();
    private final EventJournal journal = new EventJournal(InstantSource.fixed(NOW), nanos::get);

    @Test
    void numbersEventsFromOneOn() {
        assertThat(journal.oldest()).isEqualTo(journal.next()).isEqualTo(1);

        journal.on(EVENT);

        assertThat(journal.get(1)).isEqualTo(new RecordedEvent(1, NOW, EVENT));
        assertThat(journal.get(2)).isNull();
        assertThat(journal.next()).isEqualTo(2);
    }

    @Test
    void keepsTheLatest() {
        for (int event = 0; event < EventJournal.CAPACITY + 5; event++) {
            journal.on(EVENT);
        }

        assertThat(journal.oldest()).isEqualTo(6);
        assertThat(journal.get(5)).isNull();
        assertThat(journal.get(6)).isNotNull();
        assertThat(journal.get(EventJournal.CAPACITY + 5)).isNotNull();
    }

    @Test
    void takesNoNoticeOfWhatAnyHostCouldFloodItWith() {
        journal.on(new IgmpDropped("eth1", "bad_checksum"));
        reachLimit("maxGroups");
        reachLimit("maxGroups");
        reachLimit("maxHosts");
        assertThat(journal.next()).isEqualTo(3);

        nanos.addAndGet(1_000_000_000L);
        reachLimit("maxGroups");
        assertThat(journal.next()).isEqualTo(4);
    }

    @Test
    void keepsAFewSourcesOfAMembershipOnly() {
        SourceSet sources = SourceSet.copyOf(
                IntStream.range(0, 1000).mapToObj(Ipv4Address::new).toList());
        journal.on(new UpstreamChanged(ETH1, GROUP, MembershipChange.JOINED, SourceFilter.include(sources)));

        assertThat(journal.get(1))
                .extracting(RecordedEvent::event)
                .isEqualTo(new OfEngine(new UpstreamChanged(
                        ETH1,
                        GROUP,
                        MembershipChange.JOINED,
                        SourceFilter.include(sources.first(EventJournal.LISTED_SOURCES)))));
    }

    private void reachLimit(String limit) {
        journal.on(new LimitReached(ETH1, limit, 1, GROUP, Ipv4Address.of("192.168.1.2")));
    }
}
