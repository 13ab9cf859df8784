package net.igmpproxy.core.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import org.junit.jupiter.api.Test;

class SenderLinksTest {
    private final SenderLinks senders = new SenderLinks();

    @Test
    void linkIsRememberedForADayAfterItsLastMemberAndSender() {
        SenderLink link = link("eth1", 1);
        senders.note(link, 0);

        senders.forget(any -> false, SenderLinks.KEPT_NANOS - 1);
        assertThat(senders.contains(link)).isTrue();
        senders.forget(any -> true, 5 * SenderLinks.KEPT_NANOS);
        assertThat(senders.contains(link)).isTrue();
        senders.forget(any -> false, 6 * SenderLinks.KEPT_NANOS - 1);
        assertThat(senders.contains(link)).isTrue();
        senders.forget(any -> false, 6 * SenderLinks.KEPT_NANOS);
        assertThat(senders.all()).isEmpty();
    }

    @Test
    void floodOfOneLinkLeavesTheMemoryOfOthers() {
        senders.note(link("eth1", 1), 0);
        senders.note(link("eth2", 0), 0);
        for (int number = 1; number <= SenderLinks.MOST_GROUPS; number++) {
            senders.note(link("eth2", number), number);
        }

        assertThat(senders.contains(link("eth1", 1))).isTrue();
        assertThat(senders.contains(link("eth2", 0))).isFalse();
        assertThat(senders.contains(link("eth2", 1))).isTrue();
        assertThat(senders.all()).hasSize(1 + SenderLinks.MOST_GROUPS);
    }

    @Test
    void groupThatWasSentToAgainIsNotTheFirstToBeForgotten() {
        for (int number = 0; number < SenderLinks.MOST_GROUPS; number++) {
            senders.note(link("eth2", number), number);
        }
        senders.note(link("eth2", 0), 100_000);
        senders.note(link("eth2", SenderLinks.MOST_GROUPS), 100_001);

        assertThat(senders.contains(link("eth2", 0))).isTrue();
        assertThat(senders.contains(link("eth2", 1))).isFalse();
    }

    private static SenderLink link(String name, int number) {
        Ipv4Address group = new Ipv4Address(0xef010000 + number);
        return new SenderLink(new InterfaceName(name), GroupAddress.from(group).orElseThrow());
    }
}
