package net.igmpproxy.api;

import java.time.Clock;
import java.time.InstantSource;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.FakeProxyControl;
import net.igmpproxy.runtime.diagnosis.Diagnostics;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventReaders;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.probe.AccessProbe;
import net.igmpproxy.runtime.probe.FakeSystemProbe;
import net.igmpproxy.runtime.storage.ConfigMode;
import net.igmpproxy.runtime.storage.InMemoryConfigurationStore;
import net.igmpproxy.runtime.storage.InMemoryRevisionStore;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * REST API with an in-memory proxy and store. Carries no stereotype annotation, so that the application's component
 * scan ignores it.
 */
@EnableAutoConfiguration
@ComponentScan
public class ApiTestApplication {
    @Bean
    FakeProxyControl proxyControl() {
        return new FakeProxyControl();
    }

    @Bean
    InMemoryConfigurationStore configurationStore() {
        return new InMemoryConfigurationStore();
    }

    @Bean
    EventJournal eventJournal() {
        return new EventJournal(InstantSource.system(), MonotonicClock.system());
    }

    @Bean
    EventReaders eventReaders(EventJournal journal) {
        return new EventReaders(journal, 0);
    }

    @Bean
    InMemoryRevisionStore revisionStore() {
        return new InMemoryRevisionStore();
    }

    @Bean
    ConfigurationService configurationService(
            InMemoryConfigurationStore store, InMemoryRevisionStore history, FakeProxyControl control) {
        return new ConfigurationService(store, history, control, ConfigMode.MANAGED, Clock.systemUTC());
    }

    @Bean
    FakeSystemProbe systemProbe() {
        return new FakeSystemProbe();
    }

    @Bean
    Diagnostics diagnostics(
            FakeProxyControl control, ConfigurationService configurations, FakeSystemProbe probe, AccessProbe access) {
        return new Diagnostics(control, configurations, probe.alone(), access, InstantSource.system());
    }
}
