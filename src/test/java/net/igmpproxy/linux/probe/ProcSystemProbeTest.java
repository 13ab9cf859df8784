package net.igmpproxy.linux.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.runtime.probe.RoutingTable.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a directory that imitates the proc file system. */
class ProcSystemProbeTest {
    private static final InterfaceName WAN = new InterfaceName("eth0.7");
    private static final String HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    private static final String DEFAULT = "eth0.7\t00000000\t010010AC\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
    private static final String NEAR = "eth1\t0001A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
    private static final String UNREACHABLE = "*\t0000000A\t00000000\t0201\t0\t0\t0\t000000FF\t0\t0\t0\n";

    @TempDir
    private Path proc;

    @Test
    void theHigherFilterIsInForce() throws IOException {
        setting("conf/all/rp_filter", 1);
        setting("conf/eth0.7/rp_filter", 0);
        assertThat(probe().reversePathFilter(WAN)).hasValue(1);

        setting("conf/eth0.7/rp_filter", 2);
        assertThat(probe().reversePathFilter(WAN)).hasValue(2);
    }

    @Test
    void tellsWhetherUnicastIsForwarded() throws IOException {
        setting("ip_forward", 0);
        assertThat(probe().forwardsUnicast()).contains(false);

        setting("ip_forward", 1);
        assertThat(probe().forwardsUnicast()).contains(true);
    }

    @Test
    @EnabledIf("littleEndian")
    void readsRoutesAndThoseThatRefuse() throws IOException {
        routes(HEADER + DEFAULT + NEAR + UNREACHABLE + "\n");

        assertThat(probe().routes().orElseThrow().routes())
                .containsExactly(
                        new Route(Ipv4Prefix.ANY, Optional.of(WAN), 100),
                        new Route(Ipv4Prefix.of("192.168.1.0/24"), Optional.of(new InterfaceName("eth1")), 0),
                        new Route(Ipv4Prefix.of("10.0.0.0/8"), Optional.empty(), 0));
    }

    @Test
    void tableThatIsTooLongIsNotRead() throws IOException {
        routes(HEADER + NEAR.repeat(10_000));
        assertThat(probe().routes()).isPresent();

        routes(HEADER + NEAR.repeat(10_001));
        assertThat(probe().routes()).isEmpty();
    }

    @Test
    void knowsNothingWithoutAProcFileSystem() {
        assertThat(probe().reversePathFilter(WAN)).isEmpty();
        assertThat(probe().forwardsUnicast()).isEmpty();
        assertThat(probe().routes()).isEmpty();
    }

    static boolean littleEndian() {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    private ProcSystemProbe probe() {
        return new ProcSystemProbe(proc);
    }

    private void setting(String name, int value) throws IOException {
        Path file = proc.resolve("sys/net/ipv4").resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, value + "\n");
    }

    private void routes(String text) throws IOException {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        Files.writeString(net.resolve("route"), text);
    }
}
