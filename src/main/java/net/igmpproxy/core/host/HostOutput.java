package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.IgmpMessage.ReportV3;

/** What the host side has to send. */
@FunctionalInterface
public interface HostOutput {
    /** A report is to be sent on the interface, to 224.0.0.22. */
    void report(ReportV3 report);
}
