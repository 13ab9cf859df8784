package net.igmpproxy.fuzz;

import net.igmpproxy.core.config.ConfigurationReader;
import net.igmpproxy.core.config.ProxyConfiguration;
import org.yaml.snakeyaml.Yaml;

/** Configurations that an engine is put under fire with; interfaces as {@link EngineUnderFire} has them. */
enum Documents {
    DEFAULTS("""
            interfaces:
              eth0: {role: upstream}
              eth1: {}
              eth2: {}
            """),
    QUICKLEAVE_OFF("""
            quickleave: false
            interfaces:
              eth0: {role: upstream, altSubnets: [0.0.0.0/0]}
              eth1: {lastMemberQueryInterval: 100ms}
              eth2: {altSubnets: [10.0.0.0/8, 172.16.0.0/12], queryInterval: 5s, queryMaxResponseTime: 1s}
            """),
    IMMEDIATE("""
            quickleaveMode: immediate
            interfaces:
              eth0: {role: upstream, altSubnets: [0.0.0.0/0]}
              eth1: {altSubnets: [0.0.0.0/0], robustnessVariable: 7}
              eth2: {deniedGroups: [239.1.1.0/29]}
            """),
    ONE_LAN("""
            interfaces:
              eth0: {role: upstream, altSubnets: [10.0.0.0/24], allowedGroups: [232.0.0.0/8]}
              eth1: {allowedGroups: [224.0.0.0/4], robustnessVariable: 1}
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
