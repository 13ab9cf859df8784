package net.igmpproxy.runtime.probe;

/**
 * What tells of the kernel and of what passes through it.
 *
 * @param settings its settings
 * @param firewall its packet filter
 * @param streams  packets that come in
 * @param igmp     IGMP that comes in
 * @param masters  interfaces that others are enslaved to
 */
public record Probes(
        SystemProbe settings,
        PacketFilter.Reader firewall,
        StreamSampler streams,
        IgmpListener igmp,
        MasterReader masters) {}
