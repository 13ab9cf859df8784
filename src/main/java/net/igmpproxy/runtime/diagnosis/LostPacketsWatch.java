package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Check for packets that the kernel dropped before the proxy read them, between two runs. */
final class LostPacketsWatch {
    /** Retention time, equal to that of past events in the engine. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private long counted;
    private long risen;
    private Instant first = Instant.MIN;
    private Instant last = Instant.MIN;

    /** Evaluates the drop counter, which restarts at 0 with a new socket. */
    Optional<Diagnosis> look(long lost, Instant now) {
        long more = lost < counted ? lost : lost - counted;
        counted = lost;
        if (last.plus(KEPT).isBefore(now)) {
            risen = 0;
        }
        if (more > 0) {
            first = risen == 0 ? now : first;
            last = now;
            risen += more;
        }
        return risen == 0 ? Optional.empty() : Optional.of(diagnosis(now));
    }

    private Diagnosis diagnosis(Instant now) {
        return Diagnosis.ofAll(
                        "packets-lost",
                        Severity.WARNING,
                        "The kernel dropped IGMP packets before the proxy read them: the receive buffer was full,"
                                + " because packets arrived faster than the proxy can handle them or the machine was"
                                + " busy. Hosts report their memberships again at the next query. Find the flooding"
                                + " host (rate-exceeded), or raise igmp-proxy.receive-buffer; without CAP_NET_ADMIN"
                                + " raise the system limit first",
                        "sysctl -w net.core.rmem_max=16777216")
                .happened(new Occurrences(risen, Duration.between(first, now), Duration.between(last, now)));
    }
}
