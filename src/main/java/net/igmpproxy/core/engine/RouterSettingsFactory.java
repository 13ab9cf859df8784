package net.igmpproxy.core.engine;

import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.router.LeaveMode;
import net.igmpproxy.core.router.RouterSettings;

/** Creates the settings of the router side from the configuration. */
final class RouterSettingsFactory {
    private RouterSettingsFactory() {}

    static RouterSettings settings(ProxyConfiguration proxy, InterfaceConfiguration downstream) {
        return new RouterSettings(
                downstream.timers(), downstream.protocol(), downstream.limits(), proxy.ssm(), leaveMode(proxy));
    }

    private static LeaveMode leaveMode(ProxyConfiguration proxy) {
        if (!proxy.quickleave()) {
            return LeaveMode.QUERY;
        }
        return switch (proxy.quickleaveMode()) {
            case TRACKED -> LeaveMode.TRACKED;
            case IMMEDIATE -> LeaveMode.IMMEDIATE;
        };
    }
}
