package net.igmpproxy.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.igmpproxy.linux.NftablesReader;
import net.igmpproxy.linux.link.NetlinkMasters;
import net.igmpproxy.linux.probe.IgmpWatch;
import net.igmpproxy.linux.probe.LowTtlSampler;
import net.igmpproxy.linux.probe.ProcSystemProbe;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.change.FileWatch;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.diagnosis.Diagnostics;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReaders;
import net.igmpproxy.runtime.event.ProxyEventListener;
import net.igmpproxy.runtime.probe.AccessProbe;
import net.igmpproxy.runtime.probe.Probes;
import net.igmpproxy.runtime.session.ProxyRuntime;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.ConfigurationStore;
import net.igmpproxy.runtime.storage.RevisionStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Beans that connect the running proxy with the kernel and the stored configuration. */
@Configuration(proxyBeanMethods = false)
class ProxyWiring {
    private static final Duration FILE_WATCH_INTERVAL = Duration.ofMillis(500);

    @Bean
    EventJournal eventJournal(EarlyStart early) {
        return early.journal();
    }

    @Bean
    EventReaders eventReaders(EventJournal journal) {
        return new EventReaders(journal, System.currentTimeMillis());
    }

    @Bean
    ProxyRuntime proxyRuntime(EarlyStart early, Environment environment, List<ProxyEventListener> listeners) {
        ProxyRuntime runtime = early.proxy(ProxySettings.of(environment));
        early.relay()
                .connect(listeners.stream()
                        .filter(listener -> listener != early.journal())
                        .toList());
        return runtime;
    }

    @Bean
    ConfigurationService configurationService(
            ConfigurationStore store, RevisionStore revisions, ProxyControl control, ConfigMode mode) {
        return new ConfigurationService(store, revisions, control, mode, Clock.systemUTC());
    }

    @Bean
    Diagnostics diagnostics(ProxyControl control, ConfigurationService configurations, AccessProbe access) {
        return new Diagnostics(
                control,
                configurations,
                new Probes(
                        new ProcSystemProbe(Path.of("/proc")),
                        new NftablesReader(),
                        new LowTtlSampler(),
                        new IgmpWatch(),
                        new NetlinkMasters()),
                access,
                InstantSource.system());
    }

    @Bean
    FileWatch fileWatch(ConfigurationStore store, ConfigurationService service) {
        return new FileWatch(store, service, FILE_WATCH_INTERVAL);
    }
}
