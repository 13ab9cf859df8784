package net.igmpproxy.linux;

import java.time.Duration;
import net.igmpproxy.linux.handover.ServiceManager;

/**
 * How a {@link LinuxKernel} is opened.
 *
 * @param handover            whether to take the place of another process of this program, if there is one or one has left
 *                            something, and to give it up to one that comes later
 * @param receiveBufferOctets how much the kernel keeps of what has not been read yet, as far as it allows
 * @param realTime            whether the thread that opens it is to go before all that have no real-time priority
 * @param busyPoll            how long a wait looks for input before the thread sleeps
 * @param manager             keeps the routing socket, should this process die
 */
public record KernelOptions(
        boolean handover, int receiveBufferOctets, boolean realTime, Duration busyPoll, ServiceManager manager) {}
