package net.igmpproxy.core.config.document;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.HostOptions;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.SsmConfiguration;

/** Reads the configuration of one interface. */
final class InterfaceReader {
    private static final ValueReader<List<Ipv4Prefix>> SUBNETS = ValueReaders.listOf(ValueReaders.prefix());
    private static final ValueReader<List<Ipv4Prefix>> GROUPS = ValueReaders.listOf(ValueReaders.groupPrefix());
    private static final ValueReader<Role> ROLE = ValueReaders.oneOf(Role.values());
    private static final ValueReader<Integer> THRESHOLD = ValueReaders.wholeNumber(
            InterfaceConfiguration.THRESHOLD_RANGE, InterfaceConfiguration.THRESHOLD_OUT_OF_RANGE);

    private InterfaceReader() {}

    /**
     * Reads an interface.
     *
     * @param ssm SSM configuration of the document
     */
    static InterfaceConfiguration read(Field object, SsmConfiguration ssm) {
        FieldReader fields = FieldReader.of(object, Keys.OF_INTERFACE);
        Role role = fields.read(Keys.ROLE, Role.DOWNSTREAM, ROLE);
        ProtocolOptions protocol = ProtocolOptionsReader.read(fields);
        InterfaceConfiguration configuration = InterfaceConfiguration.of(role)
                .withAltSubnets(fields.read(Keys.ALT_SUBNETS, List.of(), SUBNETS))
                .withThreshold(fields.read(Keys.THRESHOLD, InterfaceConfiguration.DEFAULT_THRESHOLD, THRESHOLD))
                .withPolicy(policy(fields, GroupPolicy.defaultFor(role)))
                .withTimers(RouterTimersReader.read(fields, protocol.igmpVersion()))
                .withProtocol(protocol)
                .withLimits(LimitsReader.read(fields))
                .withRates(LimitsReader.readRates(fields))
                .withHosts(hosts(fields));
        return configuration.withStaticGroups(
                new StaticGroupsReader(configuration.staticGroupRules(), ssm).read(fields));
    }

    private static HostOptions hosts(FieldReader fields) {
        HostOptions defaults = HostOptions.DEFAULT;
        return new HostOptions(
                fields.read(Keys.REQUIRE_TTL_1, defaults.requireTtl1(), ValueReaders.bool()),
                fields.read(Keys.LOCAL_MEMBERS, defaults.localMembers(), ValueReaders.bool()));
    }

    private static GroupPolicy policy(FieldReader fields, GroupPolicy defaults) {
        return new GroupPolicy(
                fields.read(Keys.ALLOWED_GROUPS, defaults.allowed(), GROUPS),
                fields.read(Keys.DENIED_GROUPS, defaults.denied(), GROUPS));
    }
}
