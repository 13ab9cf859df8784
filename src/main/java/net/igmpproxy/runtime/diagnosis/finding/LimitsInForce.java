package net.igmpproxy.runtime.diagnosis.finding;

import java.util.OptionalInt;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;

/** Values of limits and rates in a configuration, by key. */
public final class LimitsInForce {
    private final ProxyConfiguration configuration;

    public LimitsInForce(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Returns the value of a limit or rate.
     *
     * @param name interface of the limit
     * @param key  configuration key, such as {@code maxGroups}
     * @return empty if the interface is not configured, or if the key is no limit
     */
    public OptionalInt of(InterfaceName name, String key) {
        return switch (key) {
            case Keys.MAX_ENTRIES -> OptionalInt.of(configuration.maxEntries());
            case Keys.MAX_FLOWS -> OptionalInt.of(configuration.maxFlows());
            default ->
                configuration.of(name).map(configured -> of(configured, key)).orElse(OptionalInt.empty());
        };
    }

    private static OptionalInt of(InterfaceConfiguration configured, String key) {
        return switch (key) {
            case Keys.MAX_GROUPS -> OptionalInt.of(configured.limits().maxGroups());
            case Keys.MAX_GROUP_SOURCES -> OptionalInt.of(configured.limits().maxGroupSources());
            case Keys.MAX_HOSTS -> OptionalInt.of(configured.limits().maxHosts());
            case Keys.MAX_PACKET_RATE -> OptionalInt.of(configured.rates().maxPacketRate());
            case Keys.MAX_HOST_PACKET_RATE -> OptionalInt.of(configured.rates().maxHostPacketRate());
            case Keys.MAX_UPCALL_RATE -> OptionalInt.of(configured.rates().maxUpcallRate());
            default -> OptionalInt.empty();
        };
    }
}
