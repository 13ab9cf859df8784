package net.igmpproxy.fuzz;

import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;
import org.yaml.snakeyaml.Yaml;

/** Configurations for fuzz tests, with the interfaces of {@link EngineUnderFire}. */
enum Documents {
    DEFAULTS("""
            interfaces:
              eth0: {role: upstream}
              eth1: {requireRouterAlert: true}
              eth2: {}
            """),
    QUICKLEAVE_OFF("""
            quickleave: false
            maxEntries: 2000
            interfaces:
              eth0: {role: upstream, altSubnets: [0.0.0.0/0]}
              eth1: {requireRouterAlert: true, lastMemberQueryInterval: 100ms, maxGroups: 20, maxGroupSources: 30, maxHosts: 15, igmpVersion: 3}
              eth2:
                altSubnets: [10.0.0.0/8, 172.16.0.0/12]
                queryInterval: 5s
                queryMaxResponseTime: 1s
                querierAllowList: []
            """),
    IMMEDIATE("""
            quickleaveMode: immediate
            maxEntries: 500
            interfaces:
              eth0: {role: upstream, altSubnets: [0.0.0.0/0], igmpVersion: 3}
              eth1: {altSubnets: [0.0.0.0/0], robustnessVariable: 7, igmpVersion: 3}
              eth2: {requireRouterAlert: true, deniedGroups: [239.1.1.0/29], oldestHostVersion: 2, forwardWhenNotQuerier: true}
            """),
    OLDER_VERSIONS("""
            ssmRange: [232.1.1.0/28, 239.1.1.8/29]
            groupNames: {239.1.1.1: News HD}
            ssmMappings: [{groups: 239.1.1.8/29, sources: [10.0.0.1, 10.0.0.2]}]
            interfaces:
              eth0: {role: upstream, altSubnets: [10.0.0.0/24], igmpVersion: 2, allowedGroups: [224.0.0.0/4]}
              eth1: {requireRouterAlert: true, igmpVersion: 2, robustnessVariable: 1, maxGroups: 1000}
              eth2: {igmpVersion: 1, staticGroups: [{group: 239.1.1.1}]}
            """),
    ONE_LAN("""
            interfaces:
              eth0: {role: upstream, allowedGroups: [232.0.0.0/8]}
              eth1: {requireRouterAlert: true, maxGroupSources: 1000}
              eth2: {role: disabled}
            """);

    private final String yaml;

    Documents(String yaml) {
        this.yaml = yaml;
    }

    ProxyConfiguration read() {
        return ConfigurationReader.read(new Yaml().load(yaml));
    }
}
