package net.igmpproxy.core.engine;

import static net.igmpproxy.core.engine.ProxyInVirtualTime.GROUP;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.configuration;
import static net.igmpproxy.core.engine.ProxyInVirtualTime.links;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.engine.event.EngineInput.NoCache;
import net.igmpproxy.core.engine.event.EngineInput.WrongVif;
import net.igmpproxy.core.wire.IgmpMessage.ReportV2;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upcalls for packets of no stream are answered and leave no state. */
class UpcallTest {
    private static final int UNUSED_VIF = 17;
    private static final int MOST_ANSWERS = 1000;
    private static final String HOST = "192.168.1.5";

    private final ProxyInVirtualTime proxy = new ProxyInVirtualTime(configuration("0.0.0.0/0"), links());

    @BeforeEach
    void join() {
        proxy.receive(1, HOST, new ReportV2(GROUP));
        proxy.pass(Duration.ofSeconds(40));
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 29, 30, UNUSED_VIF})
    void packetWithoutSourceAddressMakesNoWildcardEntry(int vif) {
        proxy.firstPacket(vif, Ipv4Address.UNSPECIFIED);

        assertThat(proxy.drain()).containsExactly("+(*,239.1.1.1) 1>", "-(*,239.1.1.1) 1>");
        assertThat(proxy.engine().routes()).extracting(entry -> entry.parent()).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1.2.3", "127.0.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"})
    void packetFromAnAddressThatNoHostHasMakesNoEntry(String source) {
        proxy.firstPacket(1, Ipv4Address.of(source));
        proxy.engine().handle(new WrongVif(2, Ipv4Address.of(source), GROUP), proxy.now());

        assertThat(proxy.drain()).containsExactly("+(" + source + ",239.1.1.1) 1>", "-(" + source + ",239.1.1.1) 1>");
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.1", "224.0.0.22", "224.0.0.251"})
    void packetToALinkLocalGroupMakesNoEntry(String group) {
        proxy.engine().handle(new NoCache(1, Ipv4Address.of(HOST), GroupAddress.of(group)), proxy.now());

        assertThat(proxy.drain()).hasSize(2);
        assertThat(proxy.engine().routes()).hasSize(1);
    }

    @Test
    void packetOfAnUnusedVifIsAnsweredAtOnce() {
        proxy.firstPacket(UNUSED_VIF, Ipv4Address.of(HOST));

        assertThat(proxy.drain()).containsExactly("+(192.168.1.5,239.1.1.1) 1>", "-(192.168.1.5,239.1.1.1) 1>");
    }

    @Test
    void answersAreBounded() {
        for (int number = 0; number < 3 * MOST_ANSWERS; number++) {
            proxy.firstPacket(UNUSED_VIF, new Ipv4Address(0x0a010000 + number));
        }

        assertThat(proxy.drain()).hasSize(2 * MOST_ANSWERS);
        proxy.pass(Duration.ofSeconds(1));
        proxy.firstPacket(UNUSED_VIF, Ipv4Address.of(HOST));
        assertThat(proxy.drain()).hasSize(2);
    }
}
