package net.igmpproxy.exchange;

import java.util.List;

/** Sample configurations of other proxies with as many settings as possible. */
public final class Texts {
    public static final String VYOS_COMMANDS = """
            set interfaces ethernet eth0 description 'it\\'s {the} provider"s'
            set protocols igmp-proxy disable-quickleave
            set protocols igmp-proxy interface eth0 alt-subnet '10.0.0.0/23'
            set protocols igmp-proxy interface eth0 alt-subnet '192.0.2.0/24'
            set protocols igmp-proxy interface eth0 role 'upstream'
            set protocols igmp-proxy interface eth0 threshold '20'
            set protocols igmp-proxy interface eth1.100 role downstream
            set protocols igmp-proxy interface eth1.100 whitelist "239.1.0.0/16"
            set protocols igmp-proxy interface eth2 role 'disabled'
            set system host-name 'vyos'
            """;

    public static final String VYOS_BOOT = """
            interfaces {
                ethernet eth0 {
                    address 10.0.0.2/24
                    description "a } in \\"quotes\\""
                }
            }
            policy {
                route-map OUT {
                    rule 10 {
                        action permit
                        set {
                            local-preference 50
                        }
                    }
                }
            }
            protocols {
                /* what the
                   provider { asked for */
                igmp-proxy {
                    disable-quickleave
                    interface eth0 {
                        alt-subnet 10.0.0.0/23
                        alt-subnet "192.0.2.0/24"
                        role upstream
                        threshold 20
                    }
                    interface eth1.100 {
                        whitelist 239.1.0.0/16
                    }
                    interface eth2 {
                        role disabled
                    }
                }
                static {
                    route 0.0.0.0/0 {
                        next-hop 10.0.0.1 {
                        }
                    }
                }
            }
            system {
                host-name vyos
                login {
                    banner {
                        post-login "two
                        lines {"
                    }
                }
            }
            // Warning: Do not remove the following line.
            // vyos-config-version: "igmp@1:interfaces@18"
            """;

    public static final String IGMPPROXY = """
            ## Enable quickleave { "
            quickleave
            hashtablesize 64 rescanvif
            phyint eth0 upstream  ratelimit 0
                threshold 20
                altnet 10.0.0.0/23 altnet
                192.0.2.0/24   # the provider
            phyint eth1.100 downstream whitelist 239.1.0.0/16 blacklist 239.1.2.0/24
            phyint eth2 disabled
            phyint eth0:0 disabled
            user nobody
            """;

    public static final String VYOS_JSON = """
            {
                "interfaces": {"ethernet": {"eth0": {"address": ["10.0.0.2/24"], "description": "a \\"b\\""}}},
                "protocols": {
                    "igmp-proxy": {
                        "disable-quickleave": {},
                        "interface": {
                            "eth0": {
                                "alt-subnet": ["10.0.0.0/23", "192.0.2.0/24"],
                                "role": "upstream",
                                "threshold": "20"
                            },
                            "eth1.100": {"whitelist": ["239.1.0.0/16"]},
                            "eth2": {"role": "disabled"}
                        }
                    }
                }
            }
            """;

    static final String UCI = """
            package igmpproxy

            config igmpproxy
            \toption quickleave '1'

            config phyint 'tv'
            \toption network wan
            \toption direction "upstream"
            \toption threshold 20
            \tlist altnet 10.0.0.0/23
            \tlist altnet '192.0.2.0/24' # the provider

            config phyint
            \toption network lan
            \toption zone lan
            \toption direction downstream
            \tlist whitelist 239.1.0.0/16
            \tlist blacklist 239.1.2.0/24
            """;

    static final String MCPROXY = """
            # Protocol: IGMPv1|IGMPv2|IGMPv3
            protocol IGMPv2;
            pinstance tv (7): "eth0" ==> "eth1.100"
                "eth2";   # both
            """;

    static final String IMPROXY = """
            # improxy
            igmp enable version 2
            mld disable
            upstream eth0
            downstream eth1.100
            downstream\teth2
            """;

    static final String ROUTEROS = """
            # nov/29/2026 10:00:00 by RouterOS 7.16.2
            # software id = ABCD-1234
            /interface bridge
            add name=bridge comment="a # b"
            /ip address
            add address=192.168.88.1/24 interface=bridge
            /routing igmp-proxy
            set quick-leave=yes
            /routing igmp-proxy interface
            add alternative-subnets=10.0.0.0/23,192.0.2.0/24 interface=\\
                ether1 threshold=20 upstream=yes
            add interface=bridge
            /system identity
            set name=home
            """;

    private Texts() {}

    /** Returns the texts of a format. */
    static List<String> of(ForeignFormat format) {
        return switch (format) {
            case VYOS -> List.of(VYOS_COMMANDS, VYOS_BOOT, VYOS_JSON);
            case IGMPPROXY -> List.of(IGMPPROXY);
            case UCI -> List.of(UCI);
            case MCPROXY -> List.of(MCPROXY);
            case IMPROXY -> List.of(IMPROXY);
            case ROUTEROS -> List.of(ROUTEROS);
        };
    }
}
