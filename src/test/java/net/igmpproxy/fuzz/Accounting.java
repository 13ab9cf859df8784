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
 * Checks the result of each packet. Either a state machine handles it, or it is dropped for one reason without effect;
 * the only exception is a report of the router's own host. Single records of a handled report may be dropped.
 */
final class Accounting {
    private static final String IGNORED_RECORD = "ignored_record";
    private static final String OWN_MESSAGE = "own_message";

    private final Map<String, Integer> dropped = new TreeMap<>();
    private int handled;

    /** Returns the number of dropped packets and records, by reason. */
    Map<String, Integer> dropped() {
        return dropped;
    }

    /** Returns the number of handled packets. */
    int handled() {
        return handled;
    }

    /** Checks a packet on an interface that does not exist. */
    void checkUnknownInterface(List<EngineOutput> outputs) {
        checkDropped("unknown_interface", reasons(outputs), outputs);
    }

    /**
     * Checks a packet on an interface.
     *
     * @param outputs all outputs caused by the packet
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

    /** Returns true for the proxy's reports that correct contradicting reports of the kernel's own host. */
    private static boolean isAnswer(String reason, EngineOutput output) {
        return reason.equals(OWN_MESSAGE) && output instanceof SendMessage;
    }

    /** Returns the number of records of a message; 1 for a message with one group. */
    private static int parts(Decoded decoded) {
        return decoded.message() instanceof ReportV3 report ? report.records().size() : 1;
    }

    /**
     * Returns the maximum number of packets that may follow. Per part: a query for its group, one for queried sources
     * and one for others, each as often as the source list requires, and the upstream reports.
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
