package net.igmpproxy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.igmpproxy.core.addr.Link;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.engine.event.EngineEvent.IgmpDropped;
import net.igmpproxy.core.engine.event.EngineOutput;
import net.igmpproxy.core.engine.event.EngineOutput.Announce;
import net.igmpproxy.core.engine.event.EngineOutput.SendMessage;
import net.igmpproxy.core.wire.DecodeResult;
import net.igmpproxy.core.wire.DecodeResult.Decoded;
import net.igmpproxy.core.wire.EncodedSize;
import net.igmpproxy.core.wire.IgmpMessage.ReportV3;

/**
 * What becomes of each packet: it reaches a state machine and is handled, or it is dropped as a whole, with one reason,
 * and has no effect, unless it is a report of the router's own host. Of a report that is handled, records may be dropped one by one.
 */
final class Accounting {
    private static final String IGNORED_RECORD = "ignored_record";
    private static final String OWN_MESSAGE = "own_message";

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
        DecodeResult result = Refusals.decode(configuration, packet);
        List<String> reasons = reasons(outputs);
        Optional<String> refusal = Refusals.of(link, configuration, result);
        if (refusal.isPresent()) {
            checkDropped(refusal.get(), reasons, outputs);
        } else if (result instanceof Decoded decoded) {
            handled++;
            assertThat(reasons).as("drops of one message").hasSizeLessThanOrEqualTo(2 * parts(decoded) + 1);
            assertThat(outputs.stream().filter(SendMessage.class::isInstance))
                    .as("packets that follow from one")
                    .hasSizeLessThanOrEqualTo(mostSent(parts(decoded), configuration));
        }
    }

    private static void checkDropped(String reason, List<String> reasons, List<EngineOutput> outputs) {
        assertThat(reasons).as("reasons of one drop").containsOnlyOnce(reason);
        assertThat(reasons).allMatch(each -> each.equals(reason) || each.equals(IGNORED_RECORD));
        assertThat(outputs)
                .as("effects of a dropped packet")
                .filteredOn(output -> !isAnswer(reason, output))
                .hasSameSizeAs(reasons);
    }

    /** Reports of the kernel's own host that contradict the proxy's are followed by the proxy's own reports. */
    private static boolean isAnswer(String reason, EngineOutput output) {
        return reason.equals(OWN_MESSAGE) && output instanceof SendMessage;
    }

    /** What a message speaks of: its records, or one group. */
    private static int parts(Decoded decoded) {
        return decoded.message() instanceof ReportV3 report ? report.records().size() : 1;
    }

    /**
     * The most packets that may follow at once. For each part: a query for its group, one for sources in doubt and one for
     * others, as long as the group's list of sources has them, and what upstream is told.
     */
    private static int mostSent(int parts, InterfaceConfiguration configuration) {
        int packetsOfSources = 1 + configuration.limits().maxGroupSources() / EncodedSize.maxSourcesInQuery(1500);
        return parts * (2 + 3 * packetsOfSources);
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
