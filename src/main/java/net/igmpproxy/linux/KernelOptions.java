package net.igmpproxy.linux;

/**
 * How a {@link LinuxKernel} is opened.
 *
 * @param handover            whether to take the place of another process of this program, if there is one or one has left
 *                            something, and to give it up to one that comes later
 * @param receiveBufferOctets how much the kernel keeps of what has not been read yet, as far as it allows
 * @param manager             keeps the routing socket, should this process die
 */
public record KernelOptions(boolean handover, int receiveBufferOctets, ServiceManager manager) {}
