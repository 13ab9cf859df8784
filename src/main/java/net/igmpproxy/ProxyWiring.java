package net.igmpproxy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import net.igmpproxy.linux.LinuxKernel;
import net.igmpproxy.linux.LowTtlSampler;
import net.igmpproxy.linux.NftablesReader;
import net.igmpproxy.linux.ProcSystemProbe;
import net.igmpproxy.runtime.ConfigMode;
import net.igmpproxy.runtime.ConfigurationService;
import net.igmpproxy.runtime.ConfigurationStore;
import net.igmpproxy.runtime.DaemonThreads;
import net.igmpproxy.runtime.EventJournal;
import net.igmpproxy.runtime.EventLog;
import net.igmpproxy.runtime.EventReaders;
import net.igmpproxy.runtime.FileWatch;
import net.igmpproxy.runtime.Kernel;
import net.igmpproxy.runtime.MonotonicClock;
import net.igmpproxy.runtime.ProxyControl;
import net.igmpproxy.runtime.ProxyEventListener;
import net.igmpproxy.runtime.ProxyRuntime;
import net.igmpproxy.runtime.RevisionStore;
import net.igmpproxy.runtime.StoredConfiguration;
import net.igmpproxy.runtime.diagnosis.Diagnostics;
import net.igmpproxy.runtime.diagnosis.Probes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the running proxy to the kernel and to the stored configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HandoverProperties.class)
class ProxyWiring {
    private static final Duration FILE_WATCH_INTERVAL = Duration.ofMillis(500);

    @Bean
    Kernel.Opener kernelOpener(HandoverProperties handover) {
        return () -> LinuxKernel.open(handover.enabled());
    }

    @Bean
    EventLog eventLog() {
        return new EventLog(MonotonicClock.system());
    }

    @Bean
    EventJournal eventJournal() {
        return new EventJournal(InstantSource.system(), MonotonicClock.system());
    }

    @Bean
    EventReaders eventReaders(EventJournal journal) {
        return new EventReaders(journal, System.currentTimeMillis());
    }

    @Bean
    ProxyRuntime proxyRuntime(
            Kernel.Opener opener,
            List<ProxyEventListener> listeners,
            ConfigurationStore store,
            RevisionStore revisions,
            ConfigurableApplicationContext context) {
        return new ProxyRuntime(
                opener,
                MonotonicClock.system(),
                new Random(),
                listeners,
                () -> exit(context),
                StoredConfiguration.load(store, revisions, Clock.systemUTC()));
    }

    /** On a thread of its own, since ending waits for the loop. */
    private static void exit(ConfigurableApplicationContext context) {
        DaemonThreads.of(() -> System.exit(SpringApplication.exit(context)), "igmp-proxy-exit")
                .start();
    }

    @Bean
    ConfigurationService configurationService(
            ConfigurationStore store, RevisionStore revisions, ProxyControl control, ConfigMode mode) {
        return new ConfigurationService(store, revisions, control, mode, Clock.systemUTC());
    }

    @Bean
    Diagnostics diagnostics(ProxyControl control, ConfigurationService configurations) {
        return new Diagnostics(
                control,
                configurations,
                new Probes(new ProcSystemProbe(Path.of("/proc")), new NftablesReader(), new LowTtlSampler()),
                InstantSource.system());
    }

    @Bean
    FileWatch fileWatch(ConfigurationStore store, ConfigurationService service) {
        return new FileWatch(store, service, FILE_WATCH_INTERVAL);
    }
}
