package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.stream.Stream;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.Severity;
import net.igmpproxy.runtime.port.Limitation;

/** Check for features that are unavailable while the proxy forwards. */
final class ConvenienceCheck {
    private ConvenienceCheck() {}

    static Stream<Diagnosis> look(List<Limitation> limitations) {
        return limitations.stream().map(ConvenienceCheck::of);
    }

    private static Diagnosis of(Limitation limitation) {
        return switch (limitation.kind()) {
            case HANDOVER ->
                Diagnosis.ofAll(
                        "handover-unavailable",
                        Severity.WARNING,
                        "No other process can take over from this one: " + limitation.reason()
                                + ". Forwarding is not affected, but an upgrade would interrupt streams. Stop that"
                                + " process; the proxy tries again every 5 s",
                        "ss -xlp src @igmp-proxy/proxy");
            case KEEPER ->
                Diagnosis.ofAll(
                        "keeper-unavailable",
                        Severity.WARNING,
                        "No keeper preserves the streams if the proxy dies: " + limitation.reason()
                                + ". Forwarding is not affected. Stop that process, or resume it if it is suspended;"
                                + " the"
                                + " proxy tries again every 5 s",
                        "ss -xlp src @igmp-proxy/keeper");
            case STATE ->
                Diagnosis.ofAll(
                        "state-not-used",
                        Severity.INFO,
                        "The state of the previous process could not be used: " + limitation.reason()
                                + ". Streams continue, and hosts have been queried. No action is needed; a restart"
                                + " clears this finding",
                        Commands.restart());
            case COMPARISON ->
                Diagnosis.ofAll(
                        "kernel-not-compared",
                        Severity.WARNING,
                        "The proxy cannot read the kernel's tables: " + limitation.reason()
                                + ". Streams continue, but interface changes are not noticed, and changes by other"
                                + " programs are not reverted. Remove the cause; the proxy tries again every second",
                        "ip mroute show");
        };
    }
}
