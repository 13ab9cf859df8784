package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.IgmpMessage.Report;

/** Receives the reports of a {@link HostInterface}. */
@FunctionalInterface
public interface HostOutput {
    /** Sends a report or Leave on the interface. */
    void send(Report report);
}
