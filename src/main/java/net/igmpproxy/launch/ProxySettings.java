package net.igmpproxy.launch;

import net.igmpproxy.api.events.EventProperties;
import net.igmpproxy.api.security.SecurityProperties;
import net.igmpproxy.metrics.MetricsProperties;
import net.igmpproxy.store.StoreProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What the proxy must be told before it can begin.
 *
 * @param store    where its configuration is
 * @param handover how it follows another process
 * @param kernel   what it asks of the kernel
 * @param engine   what it takes of the processors
 * @param probe    where it says how it is
 */
record ProxySettings(
        StoreProperties store,
        HandoverProperties handover,
        KernelProperties kernel,
        EngineProperties engine,
        ProbeProperties probe) {
    /** Reads them from where Spring has gathered all properties; throws if any property of the service is not valid. */
    static ProxySettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        // Nothing begins that Spring would end when it comes to these.
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
