package net.igmpproxy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.engine.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.EngineOutput;
import net.igmpproxy.core.engine.EngineOutput.Announce;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.DecodeResult.Rejected;
import net.igmpproxy.core.wire.IgmpDecoder;
import net.igmpproxy.core.wire.IgmpMessage.Report;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;
import net.igmpproxy.core.wire.RouterAlertPolicy;

/**
 * What becomes of each packet: it reaches a state machine and is handled, or it is dropped as a whole, with one reason,
 * and has no effect. Of a report that is handled, records may be dropped one by one.
 */
final class Accounting {
    private static final String IGNORED_RECORD = "ignored_record";

    private final Map<String, Integer> dropped = new TreeMap<>();
    private int handled;

    /** How many packets, or records of them, were dropped, by reason. */
    Map<String, Integer> dropped() {
        return dropped;
    }

    /** How many packets were handled. */
    int handled() {
        return handled;
    }

    /** A packet that came in on an interface that does not exist. */
    void checkUnknownInterface(List<EngineOutput> outputs) {
        checkDropped("unknown_interface", reasons(outputs), outputs);
    }

    /**
     * A packet that came in on an interface.
     *
     * @param outputs all that followed from it
     */
    void check(Link link, InterfaceConfiguration configuration, byte[] packet, List<EngineOutput> outputs) {
        DecodeResult result = IgmpDecoder.decode(packet, packet.length, RouterAlertPolicy.REQUIRED);
        List<String> reasons = reasons(outputs);
        Optional<String> refusal = refusal(link, configuration, result);
        if (refusal.isPresent()) {
            checkDropped(refusal.get(), reasons, outputs);
        } else if (result instanceof Decoded decoded) {
            handled++;
            assertThat(reasons).as("drops of one message").hasSizeLessThanOrEqualTo(parts(decoded));
        }
    }

    private static void checkDropped(String reason, List<String> reasons, List<EngineOutput> outputs) {
        assertThat(reasons).as("reasons of one drop").containsOnlyOnce(reason);
        assertThat(reasons).allMatch(each -> each.equals(reason) || each.equals(IGNORED_RECORD));
        assertThat(outputs).as("effects of a dropped packet").hasSameSizeAs(reasons);
    }

    /** Why the packet as a whole is none of the proxy's business, if so. */
    private static Optional<String> refusal(Link link, InterfaceConfiguration configuration, DecodeResult result) {
        if (result instanceof Rejected rejected) {
            return Optional.of(rejected.error().label());
        }
        if (link.isOwn(result.source())) {
            return Optional.of("own_message");
        }
        boolean report = result instanceof Decoded decoded && decoded.message() instanceof Report;
        if (report && configuration.role() == Role.UPSTREAM) {
            return Optional.of("report_on_upstream");
        }
        return report && !admits(link, configuration, result.source())
                ? Optional.of("foreign_source")
                : Optional.empty();
    }

    private static boolean admits(Link link, InterfaceConfiguration configuration, Ipv4Address host) {
        return host.isUnspecified()
                || link.isNeighbour(host)
                || configuration.altSubnets().stream().anyMatch(subnet -> subnet.contains(host));
    }

    /** What may be dropped of a message that is handled: its records, and one reason for those that were not even read. */
    private static int parts(Decoded decoded) {
        return decoded.message() instanceof ReportV3 report ? report.records().size() + 1 : 1;
    }

    private List<String> reasons(List<EngineOutput> outputs) {
        List<String> reasons = outputs.stream()
                .filter(output -> output instanceof Announce announce && announce.event() instanceof IgmpDropped)
                .map(output -> ((IgmpDropped) ((Announce) output).event()).reason())
                .toList();
        reasons.forEach(reason -> dropped.merge(reason, 1, Integer::sum));
        return reasons;
    }
}
