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
 * Has the proxy forward before Spring is started, which takes several times as long: hosts that were served by a
 * process that died wait for this one. Where another process runs that is to hand over, there is no hurry, and nothing is
 * taken from it before all that may fail here has succeeded.
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
     * @param next the process that takes the place of this one when it is told to, if it can be started
     */
    public EarlyStart(Optional<NextProcess> next) {
        process = new ManagedProcess(manager, next, System::exit, Runtime.getRuntime()::halt);
    }

    /**
     * What has been started, and by what.
     *
     * @param settings where its configuration was
     * @param runtime  the proxy
     */
    private record Started(ProxySettings settings, ProxyRuntime runtime) {}

    /**
     * Begins: returns when the proxy forwards, or cannot yet. The rest of the service takes longer to start than to have the
     * virtual machine compile what hosts will need by then.
     */
    public void begin(String[] arguments) {
        // Spring has a hook of its own only once its context is there.
        Runtime.getRuntime().addShutdownHook(DaemonThreads.of(process::terminate, "igmp-proxy-shutdown"));
        follows = FollowingProcess.begin(System.getenv(), manager);
        process.begin();
        DaemonThreads.of(LinuxKernel::prepare, "igmp-proxy-prepare").start();
        early = start(arguments);
        DaemonThreads.of(new WarmUp(new EventRelay(List.of(newJournal()))), "igmp-proxy-warm-up")
                .start();
    }

    /** What goes wrong here goes wrong again where Spring starts the proxy, and is reported there. */
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

    /** The proxy that works already or, if there is none, or it has other settings than Spring has found, a new one. */
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

    /** While another process is there it alone changes what is stored. */
    private InitialConfiguration configuration(ProxySettings settings) {
        StoredConfiguration stored = new StoredConfiguration(
                settings.store().store(), settings.store().revisions(), Clock.systemUTC());
        return new InitialConfiguration(isBeside(settings) ? stored.read() : stored.load(), stored::loadAgain);
    }

    /** Returns true if another process is there that is to hand over. */
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

    /** Tells further listeners of everything, too. */
    EventRelay relay() {
        return relay;
    }

    /** The context is there, and its beans find this one. */
    public void enter(ConfigurableApplicationContext entered) {
        process.enter(entered);
        entered.getBeanFactory().registerSingleton("earlyStart", this);
    }

    /** The service does not start, so the proxy does not continue alone. */
    public void failed() {
        process.failed();
    }

    /** The service does not start; or all of it is there. */
    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationFailedEvent) {
            failed();
        } else if (event instanceof ApplicationReadyEvent ready) {
            process.ready(ready.getApplicationContext());
        }
    }
}
