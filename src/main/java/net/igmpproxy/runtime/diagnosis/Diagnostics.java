package net.igmpproxy.runtime.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.event.InterfaceStatus;
import net.igmpproxy.core.engine.finding.RejectedTraffic;
import net.igmpproxy.core.forwarding.mfc.MfcKey;
import net.igmpproxy.runtime.change.ConfigurationService;
import net.igmpproxy.runtime.control.HeapRoom;
import net.igmpproxy.runtime.control.ProxyControl;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.port.MonotonicClock;
import net.igmpproxy.runtime.port.Route;
import net.igmpproxy.runtime.probe.AccessProbe;
import net.igmpproxy.runtime.probe.Master;
import net.igmpproxy.runtime.probe.MasterReader;
import net.igmpproxy.runtime.probe.PacketFilter;
import net.igmpproxy.runtime.probe.Probes;
import net.igmpproxy.runtime.task.PeriodicTask;
import net.igmpproxy.runtime.task.SharedReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Diagnosis on request and periodically, which records since when each finding has persisted. Background runs skip
 * checks whose cost grows with the number of groups.
 */
public final class Diagnostics implements SmartLifecycle {
    private static final Logger LOGGER = LoggerFactory.getLogger(Diagnostics.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    /** Maximum number of groups on all interfaces for which background runs read memberships and routes. */
    private static final int FEW_GROUPS = 1000;

    /** Maximum number of threads that wait for a diagnosis, so that the web server has threads left. */
    private static final int MAX_WAITING = 32;

    /** Types of findings that only a run with memberships can find. */
    private static final Set<String> OF_MEMBERSHIPS = Set.of(DataCheck.TYPE, FirewallCheck.STREAMS);

    private final ProxyControl control;
    private final ConfigurationService configurations;
    private final FilteredHosts filteredHosts;
    private final KernelSettingsCheck kernelSettings;
    private final PacketFilter.Reader packetFilters;
    private final LowTtlWatch lowTtls;
    private final MasterReader masters;
    private final AccessProbe access;
    private final InstantSource clock;
    private final WrongInterfaceWatch wrongInterfaces = new WrongInterfaceWatch();
    private final LostPacketsWatch lostPackets = new LostPacketsWatch();
    private final Map<Key, Instant> firstSeen = new HashMap<>();
    private final PeriodicTask looking = new PeriodicTask("igmp-proxy-diagnosis", INTERVAL, this::lookInBackground);
    private final SharedReading<List<DatedDiagnosis>> asked;
    private volatile List<DatedDiagnosis> latest = List.of();

    /**
     * Key of a finding whose first observation is recorded.
     *
     * @param cause message of the finding, for a type with several successive causes
     */
    private record Key(String type, Optional<InterfaceName> interfaceName, String cause) {
        static Key of(Diagnosis diagnosis) {
            return new Key(
                    diagnosis.type(),
                    diagnosis.interfaceName(),
                    diagnosis.type().equals(ServiceCheck.NOT_FORWARDING) ? diagnosis.message() : "");
        }
    }

    /**
     * @param control        the proxy
     * @param configurations source of problems of the configuration file
     * @param probes         probes of the kernel
     * @param access         probe of the REST access
     * @param clock          clock for the times of findings
     */
    public Diagnostics(
            ProxyControl control,
            ConfigurationService configurations,
            Probes probes,
            AccessProbe access,
            InstantSource clock) {
        this.control = control;
        this.configurations = configurations;
        this.filteredHosts = new FilteredHosts(probes.igmp(), probes.settings());
        this.kernelSettings = new KernelSettingsCheck(probes.settings(), filteredHosts);
        this.packetFilters = probes.firewall();
        this.lowTtls = new LowTtlWatch(probes.streams());
        this.masters = probes.masters();
        this.access = access;
        this.clock = clock;
        this.asked = new SharedReading<>(
                "the diagnosis", () -> look(Integer.MAX_VALUE), MAX_WAITING, MonotonicClock.system());
    }

    /**
     * Runs all checks. Thread-safe; concurrent callers share a run.
     *
     * @return present problems and recent events
     * @throws net.igmpproxy.runtime.control.ProxyUnavailableException if the proxy does not answer
     */
    public List<DatedDiagnosis> look() {
        return asked.get();
    }

    /** Returns the findings of the last run, which are at most half a minute old. Returns immediately. */
    public List<DatedDiagnosis> latest() {
        return latest;
    }

    @Override
    public void start() {
        looking.start();
    }

    @Override
    public void stop() {
        looking.stopNow();
        endListening();
    }

    private synchronized void endListening() {
        filteredHosts.stop();
    }

    @Override
    public boolean isRunning() {
        return looking.isRunning();
    }

    /** Starts after the proxy, which it checks. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    void lookInBackground() {
        try {
            look(FEW_GROUPS);
        } catch (RuntimeException failed) {
            LOGGER.debug("Could not look for what is wrong", failed);
        }
    }

    private synchronized List<DatedDiagnosis> look(int mostGroups) {
        ProxyConfiguration configuration = control.configuration();
        List<InterfaceStatus> interfaces = control.interfaces();
        boolean complete = groups(interfaces) <= mostGroups;
        Situation situation = new Situation(
                configuration,
                interfaces,
                complete ? control.memberships() : List.of(),
                complete ? control.routes() : List.of());
        Optional<FirewallCheck> firewall = packetFilters.read().map(FirewallCheck::new);
        Instant now = clock.instant();
        filteredHosts.look(situation, now);
        List<Diagnosis> found = Stream.of(
                        ServiceCheck.look(control.status()),
                        ServiceCheck.ofFile(configurations.fileProblem()).stream(),
                        AccessCheck.look(access.accessProblem()),
                        ConvenienceCheck.look(control.limitations()),
                        HeapCheck.look(HeapRoom.ofThisProcess(), configuration),
                        ofInterfaces(situation),
                        kernelSettings.look(situation),
                        firewall.stream().flatMap(check -> check.ofIgmp(situation)),
                        firewall.stream().flatMap(check -> check.ofStreams(situation)),
                        lostPackets.look(control.lostPackets(), now).stream(),
                        ofEngine(configuration),
                        complete ? ofTraffic(situation, now) : Stream.<Diagnosis>of())
                .flatMap(diagnoses -> diagnoses)
                .toList();
        List<DatedDiagnosis> dated = dated(found, complete, now);
        latest = dated;
        return dated;
    }

    private Stream<Diagnosis> ofInterfaces(Situation situation) {
        Map<InterfaceName, Master> enslaved = masters.read();
        return Stream.of(
                        InterfaceCheck.look(situation, enslaved.keySet()),
                        MasterCheck.look(situation, enslaved),
                        AltSubnetsCheck.look(situation))
                .flatMap(diagnoses -> diagnoses);
    }

    private Stream<Diagnosis> ofEngine(ProxyConfiguration configuration) {
        return control.findings().stream()
                .filter(new PastCauses(configuration)::remains)
                .map(new FindingTexts(configuration)::of);
    }

    private Stream<Diagnosis> ofTraffic(Situation situation, Instant now) {
        return Stream.of(
                        DataCheck.look(situation).stream(),
                        lowTtls.look(situation, now).stream(),
                        wrongInterfaces.look(ofAdmittedSources(situation.routes()), now).stream())
                .flatMap(diagnoses -> diagnoses);
    }

    /** Returns the routes without rejected sources, whose packets have a finding of their own. */
    private List<Route> ofAdmittedSources(List<Route> routes) {
        Set<MfcKey> rejected = control.rejectedTraffic().stream()
                .map(RejectedTraffic::source)
                .map(source -> new MfcKey(source.source(), source.group().address()))
                .collect(Collectors.toSet());
        return routes.stream().filter(route -> !rejected.contains(route.key())).toList();
    }

    private static int groups(List<InterfaceStatus> interfaces) {
        return interfaces.stream()
                .flatMap(status -> status.igmp().stream())
                .mapToInt(InterfaceStatus.Igmp::groups)
                .sum();
    }

    /**
     * Dates the findings. A finding that has ended loses its date and gets a new one if it recurs.
     *
     * @param complete true if the run included memberships
     */
    private List<DatedDiagnosis> dated(List<Diagnosis> found, boolean complete, Instant now) {
        Set<Key> present = found.stream().map(Key::of).collect(Collectors.toSet());
        firstSeen
                .keySet()
                .removeIf(key -> !present.contains(key) && (complete || !OF_MEMBERSHIPS.contains(key.type())));
        return found.stream()
                .map(diagnosis -> new DatedDiagnosis(
                        diagnosis,
                        diagnosis
                                .occurrences()
                                .map(occurrences -> now.minus(occurrences.first()))
                                .orElseGet(() -> firstSeen.computeIfAbsent(Key.of(diagnosis), key -> now))))
                .toList();
    }
}
