package net.igmpproxy.linux;

import java.time.Duration;
import net.igmpproxy.linux.handover.ServiceManager;

/**
 * Options of a {@link LinuxKernel}.
 *
 * @param handover            true to take over from another process of this program or from its stored state, and to
 *                            hand over to a later process
 * @param receiveBufferOctets size of the receive buffer in bytes, limited by the kernel
 * @param realTime            true to give the loop thread real-time priority
 * @param busyPoll            time of busy polling before a wait sleeps
 * @param manager             service manager that stores the routing socket
 */
public record KernelOptions(
        boolean handover, int receiveBufferOctets, boolean realTime, Duration busyPoll, ServiceManager manager) {}
