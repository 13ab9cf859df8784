package net.igmpproxy.runtime.diagnosis.finding;

import net.igmpproxy.core.engine.finding.Finding.KernelChanged;
import net.igmpproxy.core.engine.finding.Finding.KernelRefused;
import net.igmpproxy.core.engine.finding.Finding.MessagesNotSent;

/** Converts findings about refused or changed kernel state to messages with remedies. */
public final class KernelTexts {
    private KernelTexts() {}

    public static Diagnosis of(KernelRefused refused) {
        String others = Counted.choose(refused.items(), "", " and " + (refused.items() - 1) + " more");
        return Diagnosis.on(
                refused.interfaceName(),
                "kernel-refuses",
                Severity.ERROR,
                "The kernel refuses " + refused.subject() + others + " of " + refused.interfaceName() + ": "
                        + refused.reason()
                        + " The proxy tries again, every 30 s at least. Correct the cause that the error names; the"
                        + " command shows the VIFs that the kernel has",
                "cat /proc/net/ip_mr_vif");
    }

    public static Diagnosis of(KernelChanged changed) {
        return Diagnosis.on(
                        changed.interfaceName(),
                        "kernel-changed",
                        Severity.WARNING,
                        "The kernel no longer had what the proxy had set for " + changed.interfaceName() + ", last "
                                + changed.subject() + "; the proxy has set it again. Another program changes multicast"
                                + " routing, or the interface was in another network namespace for a moment. The"
                                + " command"
                                + " shows each change",
                        "ip -timestamp monitor mroute link")
                .happened(changed.occurrences());
    }

    public static Diagnosis of(MessagesNotSent unsent) {
        return Diagnosis.on(
                        unsent.interfaceName(),
                        "messages-not-sent",
                        Severity.ERROR,
                        "The kernel has not sent IGMP messages on " + unsent.interfaceName() + ": " + unsent.reason()
                                + " EPERM comes from an output rule of the firewall, which must accept IGMP; the"
                                + " command shows the rules",
                        "nft list ruleset")
                .happened(unsent.occurrences());
    }
}
