package net.igmpproxy.runtime.diagnosis.finding;

import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * Finding: a problem or a risk.
 *
 * @param type          stable identifier of the kind; a present problem occurs once per kind and interface
 * @param severity      effect on hosts
 * @param interfaceName affected interface; empty if the finding concerns the whole proxy
 * @param message       description, a sentence
 * @param remedy        command or REST request that corrects the problem; words in capitals are placeholders
 * @param occurrences   number and times of past events; empty for a present problem
 */
public record Diagnosis(
        String type,
        Severity severity,
        Optional<InterfaceName> interfaceName,
        String message,
        String remedy,
        Optional<Occurrences> occurrences) {
    /** Creates a finding about a present problem of one interface. */
    public static Diagnosis on(InterfaceName name, String type, Severity severity, String message, String remedy) {
        return new Diagnosis(type, severity, Optional.of(name), message, remedy, Optional.empty());
    }

    /** Creates a finding about a present problem of the whole proxy. */
    public static Diagnosis ofAll(String type, Severity severity, String message, String remedy) {
        return new Diagnosis(type, severity, Optional.empty(), message, remedy, Optional.empty());
    }

    /** Returns this finding for past events. */
    public Diagnosis happened(Occurrences times) {
        return new Diagnosis(type, severity, interfaceName, message, remedy, Optional.of(times));
    }
}
