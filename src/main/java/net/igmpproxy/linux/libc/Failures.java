package net.igmpproxy.linux.libc;

import java.util.List;
import java.util.Optional;
import net.igmpproxy.runtime.port.KernelException;
import net.igmpproxy.runtime.port.Refusal;

/** Converts errno to exceptions whose messages name the call, its object, the reason and the remedy. */
public final class Failures {
    private static final List<Remedy> REMEDIES = List.of(
            new Remedy(
                    "socket(",
                    Errno.EPERM,
                    "Run as root or grant CAP_NET_RAW (systemd: AmbientCapabilities=CAP_NET_RAW;"
                            + " Docker: --cap-add NET_RAW).",
                    Refusal.Kind.CAPABILITY_MISSING),
            new Remedy("socket(", Errno.EMFILE, "Raise the limit of open files (ulimit -n)."),
            new Remedy("accept4", Errno.EMFILE, "Raise the limit of open files (ulimit -n)."),
            new Remedy(
                    "MRT_INIT",
                    Errno.ENOPROTOOPT,
                    "The kernel is built without CONFIG_IP_MROUTE.",
                    Refusal.Kind.NO_MULTICAST_ROUTING),
            new Remedy("MRT_ADD_VIF", Errno.EADDRNOTAVAIL, "The interface is gone, or IPv4 is off on it."),
            new Remedy(
                    "MRT_ADD_VIF",
                    Errno.EADDRINUSE,
                    "Another program has left a VIF of this number behind; see /proc/net/ip_mr_vif."),
            new Remedy("MRT_ADD_MFC", Errno.ENFILE, "VIFs are numbered from 0 to 31."),
            new Remedy(
                    "IP_ADD_MEMBERSHIP",
                    Errno.ENOBUFS,
                    "Raise the sysctls net.ipv4.igmp_max_memberships (2 are needed) and net.core.optmem_max."),
            new Remedy(
                    "send",
                    Errno.ENETUNREACH,
                    "The interface is down, or the source address is none of this router's."),
            new Remedy("send", Errno.EPERM, "A firewall rule of this router drops outgoing IGMP."),
            new Remedy("send", Errno.EMSGSIZE, "The message is longer than the MTU of the interface."),
            new Remedy("send", Errno.EAGAIN, "The send buffer is full: an interface does not take its packets."));

    private Failures() {}

    /**
     * Creates the exception for a failed call.
     *
     * @param call    call with its option, such as {@code setsockopt(MRT_ADD_VIF)}
     * @param subject object of the call, such as {@code VIF 3 on eth1 (interface index 7)}
     * @param errno   error number
     */
    public static KernelException of(String call, String subject, int errno) {
        String description = describe(call, subject, errno);
        return remedy(call, errno)
                .map(remedy ->
                        new KernelException(call, errno, description + " " + remedy.text, Refusal.of(remedy.refusal)))
                .orElseGet(() -> new KernelException(call, errno, description));
    }

    /** Returns the message without a remedy, for callers that add their own. */
    public static String describe(String call, String subject, int errno) {
        return call + " for " + subject + " failed: " + Errno.describe(errno) + ".";
    }

    private static Optional<Remedy> remedy(String call, int errno) {
        return REMEDIES.stream()
                .filter(remedy -> remedy.errno.is(errno) && call.contains(remedy.call))
                .findFirst();
    }

    /** Remedy for calls whose label contains {@code call} and that fail with {@code errno}. */
    private record Remedy(String call, Errno errno, String text, Refusal.Kind refusal) {
        Remedy(String call, Errno errno, String text) {
            this(call, errno, text, Refusal.Kind.OTHER);
        }
    }
}
