package net.igmpproxy.api;

import java.util.Map;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.document.ConfigurationReader;

/** Configuration documents shared by tests. */
public final class Documents {
    /** Complete document: {@code eth0} upstream, {@code eth1} downstream. */
    public static final ProxyConfiguration WHOLE = ConfigurationReader.read(
            Map.of("interfaces", Map.of("eth0", Map.of("role", "upstream"), "eth1", Map.of("role", "downstream"))));

    private Documents() {}
}
