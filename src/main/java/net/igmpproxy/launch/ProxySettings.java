package net.igmpproxy.launch;

import net.igmpproxy.api.events.EventProperties;
import net.igmpproxy.api.security.SecurityProperties;
import net.igmpproxy.metrics.MetricsProperties;
import net.igmpproxy.store.StoreProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Settings needed to start the proxy.
 *
 * @param store    location of the stored configuration
 * @param handover handover between processes
 * @param kernel   kernel settings
 * @param engine   processor use of the loop thread
 * @param probe    probe files
 */
record ProxySettings(
        StoreProperties store,
        HandoverProperties handover,
        KernelProperties kernel,
        EngineProperties engine,
        ProbeProperties probe) {
    /** Binds the settings from the environment; throws if any property of the service is invalid. */
    static ProxySettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        // Properties that Spring binds later are checked here: a start that Spring would abort must not begin.
        binder.bindOrCreate("igmp-proxy.security", SecurityProperties.class);
        binder.bindOrCreate("igmp-proxy.events", EventProperties.class);
        binder.bindOrCreate("igmp-proxy.metrics", MetricsProperties.class);
        return new ProxySettings(
                binder.bindOrCreate("igmp-proxy", StoreProperties.class),
                binder.bindOrCreate("igmp-proxy.handover", HandoverProperties.class),
                binder.bindOrCreate("igmp-proxy", KernelProperties.class),
                binder.bindOrCreate("igmp-proxy.engine", EngineProperties.class),
                binder.bindOrCreate("igmp-proxy.probe", ProbeProperties.class));
    }
}
