package net.igmpproxy.core.host;

import net.igmpproxy.core.wire.IgmpMessage.Report;

/** What the host side has to send. */
@FunctionalInterface
public interface HostOutput {
    /** A report or Leave is to be sent on the interface. */
    void send(Report report);
}
