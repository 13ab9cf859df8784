package net.igmpproxy.runtime.diagnosis.finding;

import java.util.Optional;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.engine.finding.Finding.Occurrences;

/**
 * Something that is wrong, or may be.
 *
 * @param type          its kind, a word that stays the same; of what is so now there is one of a kind and interface
 * @param severity      what it means to hosts
 * @param interfaceName where; empty if it concerns all
 * @param message       what is wrong, a sentence
 * @param remedy        a command or a REST call against it; capitals stand for what the operator has to put in
 * @param occurrences   how often it has happened; empty of what is so now
 */
public record Diagnosis(
        String type,
        Severity severity,
        Optional<InterfaceName> interfaceName,
        String message,
        String remedy,
        Optional<Occurrences> occurrences) {
    /** Something that is so now and concerns one interface. */
    public static Diagnosis on(InterfaceName name, String type, Severity severity, String message, String remedy) {
        return new Diagnosis(type, severity, Optional.of(name), message, remedy, Optional.empty());
    }

    /** Something that is so now and concerns all. */
    public static Diagnosis ofAll(String type, Severity severity, String message, String remedy) {
        return new Diagnosis(type, severity, Optional.empty(), message, remedy, Optional.empty());
    }

    /** The same kind of thing, which has happened. */
    public Diagnosis happened(Occurrences times) {
        return new Diagnosis(type, severity, interfaceName, message, remedy, Optional.of(times));
    }
}
