package net.igmpproxy;

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
 */
record ProxySettings(
        StoreProperties store, HandoverProperties handover, KernelProperties kernel, EngineProperties engine) {
    /** Reads them from where Spring has gathered all properties. */
    static ProxySettings of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new ProxySettings(
                binder.bindOrCreate("igmp-proxy", StoreProperties.class),
                binder.bindOrCreate("igmp-proxy.handover", HandoverProperties.class),
                binder.bindOrCreate("igmp-proxy", KernelProperties.class),
                binder.bindOrCreate("igmp-proxy.engine", EngineProperties.class));
    }
}
