package net.igmpproxy.launch;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.igmpproxy.linux.KernelOptions;
import net.igmpproxy.linux.LinuxKernel;
import net.igmpproxy.linux.handover.ProxyPresence;
import net.igmpproxy.linux.handover.ServiceManager;
import net.igmpproxy.runtime.change.InitialConfiguration;
import net.igmpproxy.runtime.change.StoredConfiguration;
import net.igmpproxy.runtime.event.EventJournal;
import net.igmpproxy.runtime.event.EventLog;
import net.igmpproxy.runtime.event.EventRelay;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.session.ProxyRuntime;
import net.igmpproxy.runtime.session.WarmUp;
import net.igmpproxy.runtime.task.DaemonThreads;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts the proxy before Spring, since Spring needs several times as long. After a crash, hosts wait for the proxy to
 * forward again. If another process is to hand over, the proxy starts with Spring: it takes nothing over before all
 * steps that may fail have succeeded.
 */
public final class EarlyStart implements ApplicationListener<SpringApplicationEvent> {
    private final EventLog log = new EventLog(MonotonicClock.system());
    private final EventJournal journal = newJournal();
    private final EventRelay relay = new EventRelay(List.of(log, journal));
    private final ServiceManager manager =
            ServiceManager.of(System.getenv(), ProcessHandle.current().pid());
    private final ManagedProcess process;
    private Optional<Started> early = Optional.empty();
    private boolean follows;

    /**
     * @param next the process that replaces this one on request, if it can be started
     */
    public EarlyStart(Optional<NextProcess> next) {
        process = new ManagedProcess(manager, next, System::exit, Runtime.getRuntime()::halt);
    }

    /**
     * Proxy started early.
     *
     * @param settings the settings it was started with
     * @param runtime  the proxy
     */
    private record Started(ProxySettings settings, ProxyRuntime runtime) {}

    /**
     * Starts the proxy and returns once it forwards or has failed to start. The warm-up runs in the background. It
     * takes less time than the start of Spring.
     */
    public void begin(String[] arguments) {
        // Spring registers its own shutdown hook only when the context exists.
        Runtime.getRuntime().addShutdownHook(DaemonThreads.of(process::terminate, "igmp-proxy-shutdown"));
        follows = FollowingProcess.begin(System.getenv(), manager);
        process.begin();
        DaemonThreads.of(LinuxKernel::prepare, "igmp-proxy-prepare").start();
        early = start(arguments);
        DaemonThreads.of(new WarmUp(new EventRelay(List.of(newJournal()))), "igmp-proxy-warm-up")
                .start();
    }

    /**
     * Starts the proxy, or returns empty if that fails. A failure recurs and is reported when Spring starts the proxy.
     */
    private Optional<Started> start(String[] arguments) {
        try {
            ConfigurableEnvironment environment = EarlyEnvironment.of(arguments);
            ProxySettings settings = ProxySettings.of(environment);
            if (isBeside(settings)) {
                return Optional.empty();
            }
            EarlyEnvironment.setUpLog(environment);
            ProxyRuntime runtime = make(settings);
            process.watch(runtime, settings);
            runtime.start();
            return Optional.of(new Started(settings, runtime));
        } catch (RuntimeException failure) {
            return Optional.empty();
        }
    }

    /** Returns the early proxy, or a new one if there is none or if Spring has found other settings. */
    ProxyRuntime proxy(ProxySettings settings) {
        ProxyRuntime proxy = early.filter(started -> started.settings().equals(settings))
                .map(Started::runtime)
                .orElseGet(() -> {
                    early.ifPresent(other -> {
                        other.runtime().setStarting(false);
                        other.runtime().stop();
                    });
                    return make(settings);
                });
        process.watch(proxy, settings);
        return proxy;
    }

    private ProxyRuntime make(ProxySettings settings) {
        KernelOptions kernel = new KernelOptions(
                settings.handover().enabled(),
                settings.kernel().receiveBufferOctets(),
                settings.engine().realTime(),
                settings.engine().busyPoll(),
                manager);
        return new ProxyRuntime(
                () -> LinuxKernel.open(kernel),
                MonotonicClock.system(),
                new Random(),
                List.of(relay),
                process,
                configuration(settings));
    }

    /** Loads the stored configuration, read-only while another process runs: only that process changes the store. */
    private InitialConfiguration configuration(ProxySettings settings) {
        StoredConfiguration stored = new StoredConfiguration(
                settings.store().store(), settings.store().revisions(), Clock.systemUTC());
        return new InitialConfiguration(isBeside(settings) ? stored.read() : stored.load(), stored::loadAgain);
    }

    /** Returns true if another process runs and is to hand over. */
    private boolean isBeside(ProxySettings settings) {
        return follows || (settings.handover().enabled() && new ProxyPresence().getAsBoolean());
    }

    private static EventJournal newJournal() {
        return new EventJournal(InstantSource.system(), MonotonicClock.system());
    }

    EventLog log() {
        return log;
    }

    EventJournal journal() {
        return journal;
    }

    /** Returns the relay that passes events to further listeners. */
    EventRelay relay() {
        return relay;
    }

    /** Registers this object as a bean of the new context. */
    public void enter(ConfigurableApplicationContext entered) {
        process.enter(entered);
        entered.getBeanFactory().registerSingleton("earlyStart", this);
    }

    /** Stops the proxy, because the service has failed to start. */
    public void failed() {
        process.failed();
    }

    /** Handles the failure or the completion of the start of the service. */
    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationFailedEvent) {
            failed();
        } else if (event instanceof ApplicationReadyEvent ready) {
            process.ready(ready.getApplicationContext());
        }
    }
}
