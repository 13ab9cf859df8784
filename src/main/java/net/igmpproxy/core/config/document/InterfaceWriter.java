package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Map;
import net.igmpproxy.core.config.DurationText;
import net.igmpproxy.core.config.GroupPolicy;
import net.igmpproxy.core.config.HostOptions;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.QuerierOptions;
import net.igmpproxy.core.config.RateLimits;
import net.igmpproxy.core.config.RouterTimers;
import net.igmpproxy.core.config.StaticGroup;

/** Writes the configuration of one interface. */
final class InterfaceWriter {
    private InterfaceWriter() {}

    static Map<String, Object> write(InterfaceConfiguration configuration) {
        TreeBuilder tree = new TreeBuilder()
                .put(Keys.ROLE, ValueReaders.word(configuration.role()))
                .put(Keys.ALT_SUBNETS, ConfigurationWriter.texts(configuration.altSubnets()))
                .put(Keys.THRESHOLD, configuration.threshold())
                .put(
                        Keys.ALLOWED_GROUPS,
                        ConfigurationWriter.texts(configuration.policy().allowed()))
                // The default depends on the role. Omitting it lets a document with an edited role take the new
                // default.
                .putUnless(
                        ConfigurationWriter.texts(
                                GroupPolicy.defaultFor(configuration.role()).denied()),
                        Keys.DENIED_GROUPS,
                        ConfigurationWriter.texts(configuration.policy().denied()));
        addProtocol(tree, configuration.protocol());
        addTimers(tree, configuration.timers());
        addLimits(tree, configuration.limits());
        addRates(tree, configuration.rates());
        addHosts(tree, configuration.hosts());
        List<Map<String, Object>> groups = configuration.staticGroups().stream()
                .map(InterfaceWriter::staticGroup)
                .toList();
        return tree.putUnless(List.of(), Keys.STATIC_GROUPS, groups).build();
    }

    private static void addProtocol(TreeBuilder tree, ProtocolOptions options) {
        ProtocolOptions defaults = ProtocolOptions.DEFAULT;
        Object version = written(options.igmpVersion());
        tree.putUnless(written(defaults.igmpVersion()), Keys.IGMP_VERSION, version)
                .putUnless(defaults.oldestHostVersion(), Keys.OLDEST_HOST_VERSION, options.oldestHostVersion())
                .putUnless(defaults.requireRouterAlert(), Keys.REQUIRE_ROUTER_ALERT, options.requireRouterAlert());
        addQueriers(tree, options.queriers());
        tree.putIfPresent(
                Keys.UPSTREAM_REFRESH_INTERVAL,
                options.upstreamRefreshInterval().map(DurationText::format));
    }

    private static void addQueriers(TreeBuilder tree, QuerierOptions options) {
        QuerierOptions defaults = QuerierOptions.DEFAULT;
        tree.putUnless(defaults.mayQuery(), Keys.QUERIER, options.mayQuery())
                .putUnless(
                        defaults.forwardWhenNotQuerier(),
                        Keys.FORWARD_WHEN_NOT_QUERIER,
                        options.forwardWhenNotQuerier())
                .putIfPresent(Keys.QUERIER_ALLOW_LIST, options.allowList().map(ConfigurationWriter::texts));
    }

    private static void addTimers(TreeBuilder tree, RouterTimers timers) {
        RouterTimers defaults = RouterTimers.DEFAULT;
        tree.putUnless(defaults.queryInterval(), Keys.QUERY_INTERVAL, timers.queryInterval())
                .putUnless(defaults.queryMaxResponseTime(), Keys.QUERY_MAX_RESPONSE_TIME, timers.queryMaxResponseTime())
                .putUnless(defaults.robustnessVariable(), Keys.ROBUSTNESS_VARIABLE, timers.robustnessVariable())
                .putUnless(
                        defaults.lastMemberQueryInterval(),
                        Keys.LAST_MEMBER_QUERY_INTERVAL,
                        timers.lastMemberQueryInterval())
                .putIfPresent(Keys.LAST_MEMBER_QUERY_COUNT, timers.lastMemberQueryCount())
                .putIfPresent(
                        Keys.STARTUP_QUERY_INTERVAL,
                        timers.startupQueryInterval().map(DurationText::format))
                .putIfPresent(Keys.STARTUP_QUERY_COUNT, timers.startupQueryCount());
    }

    private static void addLimits(TreeBuilder tree, Limits limits) {
        Limits defaults = Limits.DEFAULT;
        tree.putUnless(defaults.maxGroups(), Keys.MAX_GROUPS, limits.maxGroups())
                .putUnless(defaults.maxGroupSources(), Keys.MAX_GROUP_SOURCES, limits.maxGroupSources())
                .putUnless(defaults.maxHosts(), Keys.MAX_HOSTS, limits.maxHosts());
    }

    private static void addRates(TreeBuilder tree, RateLimits rates) {
        RateLimits defaults = RateLimits.DEFAULT;
        tree.putUnless(defaults.maxPacketRate(), Keys.MAX_PACKET_RATE, rates.maxPacketRate())
                .putUnless(defaults.maxHostPacketRate(), Keys.MAX_HOST_PACKET_RATE, rates.maxHostPacketRate())
                .putUnless(defaults.maxUpcallRate(), Keys.MAX_UPCALL_RATE, rates.maxUpcallRate());
    }

    private static void addHosts(TreeBuilder tree, HostOptions hosts) {
        HostOptions defaults = HostOptions.DEFAULT;
        tree.putUnless(defaults.requireTtl1(), Keys.REQUIRE_TTL_1, hosts.requireTtl1())
                .putUnless(defaults.localMembers(), Keys.LOCAL_MEMBERS, hosts.localMembers());
    }

    private static Map<String, Object> staticGroup(StaticGroup group) {
        return new TreeBuilder()
                .put(Keys.GROUP, group.group().toString())
                .putUnless(List.of(), Keys.SOURCES, ConfigurationWriter.texts(group.sources()))
                .build();
    }

    /** The value in the document: a number, or {@code auto}. */
    private static Object written(IgmpVersionOption version) {
        return version.number().isPresent() ? version.number().getAsInt() : ValueReaders.word(version);
    }
}
