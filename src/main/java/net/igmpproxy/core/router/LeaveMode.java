package net.igmpproxy.core.router;

/** What happens when a host says that it has left. */
public enum LeaveMode {
    /** Last-member queries first, as RFC 9776 section 6.4.2 has it. */
    QUERY,
    /** At once when no tracked host is left; the link is asked once, for IGMPv1 and IGMPv2 hosts that kept silent. */
    TRACKED,
    /** At once, whoever else may be there; nobody is asked. */
    IMMEDIATE
}
