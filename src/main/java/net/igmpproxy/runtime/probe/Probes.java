package net.igmpproxy.runtime.probe;

/**
 * Probes of the kernel and its traffic.
 *
 * @param settings kernel settings
 * @param firewall packet filter
 * @param streams  sampler of incoming packets
 * @param igmp     capture of incoming IGMP
 * @param masters  reader of master interfaces
 */
public record Probes(
        SystemProbe settings,
        PacketFilter.Reader firewall,
        StreamSampler streams,
        IgmpListener igmp,
        MasterReader masters) {}
