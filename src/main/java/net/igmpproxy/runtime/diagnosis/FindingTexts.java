package net.igmpproxy.runtime.diagnosis;

import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding;
import net.igmpproxy.core.engine.finding.Finding.FlowsForgotten;
import net.igmpproxy.core.engine.finding.Finding.IgmpRefused;
import net.igmpproxy.core.engine.finding.Finding.KernelChanged;
import net.igmpproxy.core.engine.finding.Finding.KernelRefused;
import net.igmpproxy.core.engine.finding.Finding.LimitReached;
import net.igmpproxy.core.engine.finding.Finding.MessagesNotSent;
import net.igmpproxy.core.engine.finding.Finding.NoQuerier;
import net.igmpproxy.core.engine.finding.Finding.NoVif;
import net.igmpproxy.core.engine.finding.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.finding.Finding.OtherQuerier;
import net.igmpproxy.core.engine.finding.Finding.OtherVersion;
import net.igmpproxy.core.engine.finding.Finding.OwnHostReport;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.engine.finding.Finding.RateExceeded;
import net.igmpproxy.core.engine.finding.Finding.SourceSpecificNotReported;
import net.igmpproxy.core.engine.finding.Finding.SourcesNotNamed;
import net.igmpproxy.core.engine.finding.Finding.SourcesRejected;
import net.igmpproxy.core.engine.finding.Finding.UpstreamQuerierSilent;
import net.igmpproxy.core.forwarding.mfc.VifTtls;
import net.igmpproxy.core.rate.RateKind;
import net.igmpproxy.runtime.control.HeapRoom;
import net.igmpproxy.runtime.diagnosis.finding.Commands;
import net.igmpproxy.runtime.diagnosis.finding.Counted;
import net.igmpproxy.runtime.diagnosis.finding.Diagnosis;
import net.igmpproxy.runtime.diagnosis.finding.KernelTexts;
import net.igmpproxy.runtime.diagnosis.finding.LimitsInForce;
import net.igmpproxy.runtime.diagnosis.finding.QuerierTexts;
import net.igmpproxy.runtime.diagnosis.finding.RefusalTexts;
import net.igmpproxy.runtime.diagnosis.finding.Severity;

/** Converts the findings of the engine to messages with remedies. */
public final class FindingTexts implements Finding.Visitor<Diagnosis> {
    private static final String LIMIT_REACHED = "limit-reached";

    /**
     * Prefix length of a proposed network. A narrower prefix suffices, but other sources are often in the same network.
     */
    private static final int PROPOSED_PREFIX_LENGTH = 24;

    private final ProxyConfiguration configuration;
    private final LimitsInForce limits;
    private final QuerierTexts queriers;
    private final RefusalTexts refusals;

    /**
     * @param configuration configuration in force, from which remedies are derived
     */
    public FindingTexts(ProxyConfiguration configuration) {
        this.configuration = configuration;
        this.limits = new LimitsInForce(configuration);
        this.queriers = new QuerierTexts(configuration);
        this.refusals = new RefusalTexts(configuration);
    }

    public Diagnosis of(Finding finding) {
        return finding.accept(this);
    }

    @Override
    public Diagnosis ownHostReport(OwnHostReport report) {
        InterfaceName name = report.interfaceName();
        return Diagnosis.on(
                        name,
                        "own-host-report",
                        Severity.INFO,
                        "A program on this router has left " + report.group() + " on " + name
                                + ", in a report with the address that the proxy reports with. The proxy has"
                                + " reported the"
                                + " group again at once; a router that ends groups at the first leave may have"
                                + " dropped a"
                                + " few packets. Have the program join on a downstream interface",
                        "ss -ulpn; cat /proc/net/igmp")
                .happened(report.occurrences());
    }

    @Override
    public Diagnosis limitReached(LimitReached limit) {
        if (HeapCheck.isFull(limit)) {
            return HeapCheck.of(limit, HeapRoom.ofThisProcess());
        }
        int maximum = limits.of(limit.interfaceName(), limit.limit()).orElse(limit.maximum());
        String document = "{\"" + limit.limit() + "\": " + 2L * maximum + "}";
        return Diagnosis.on(
                        limit.interfaceName(),
                        LIMIT_REACHED,
                        Severity.ERROR,
                        "Reports on " + limit.interfaceName() + " are refused, last that of " + limit.group() + " by "
                                + limit.host() + ": " + limit.limit() + " is " + maximum
                                + ". Find the hosts that request so much (GET /api/v1/groups), or raise the limit",
                        limit.limit().equals(Keys.MAX_ENTRIES)
                                ? Commands.call("PATCH", "/config", document)
                                : patch(limit.interfaceName(), document))
                .happened(limit.occurrences());
    }

    @Override
    public Diagnosis flowsForgotten(FlowsForgotten forgotten) {
        return Diagnosis.on(
                        forgotten.interfaceName(),
                        LIMIT_REACHED,
                        forgotten.isWatched() ? Severity.ERROR : Severity.WARNING,
                        "Sources on " + forgotten.interfaceName() + " are forgotten, last "
                                + forgotten.flow().origin() + ", which sent to "
                                + forgotten.flow().group()
                                + (forgotten.isWatched() ? " and had members there" : ", which no member had joined")
                                + ": maxFlows is " + configuration.maxFlows()
                                + ". Find the senders (GET /api/v1/routes), or raise the limit",
                        Commands.call("PATCH", "/config", "{\"maxFlows\": " + 2L * configuration.maxFlows() + "}"))
                .happened(forgotten.occurrences());
    }

    /** Returns a note on {@code FloodWatch}, which may lower the rate of admitted packets further. */
    private static String orLess(RateKind rate) {
        return rate != RateKind.UPCALLS ? ", or fewer where this machine is too slow for as many" : "";
    }

    @Override
    public Diagnosis rateExceeded(RateExceeded exceeded) {
        int maximum = limits.of(exceeded.interfaceName(), exceeded.rate().key()).orElse(exceeded.maximum());
        String what = switch (exceeded.rate()) {
            case PACKETS -> "IGMP packets of non-members are dropped unread";
            case HOST_PACKETS -> "IGMP packets of a host are dropped unread";
            case UPCALLS -> "New sources wait for their kernel entries";
        };
        return Diagnosis.on(
                        exceeded.interfaceName(),
                        "rate-exceeded",
                        Severity.ERROR,
                        what + " on " + exceeded.interfaceName() + ", last those of " + exceeded.address() + ": "
                                + exceeded.rate().key() + " is " + maximum
                                + " a second" + orLess(exceeded.rate())
                                + ". Find the host that floods the link, or raise the rate",
                        patch(exceeded.interfaceName(), "{\"" + exceeded.rate().key() + "\": " + 2L * maximum + "}"))
                .happened(exceeded.occurrences());
    }

    @Override
    public Diagnosis sourcesNotNamed(SourcesNotNamed unnamed) {
        return Diagnosis.on(
                        unnamed.interfaceName(),
                        "sources-not-named",
                        Severity.ERROR,
                        unnamed.host() + " on " + unnamed.interfaceName() + " reports the source-specific group "
                                + unnamed.group() + " without naming a source"
                                + (unnamed.version3() ? "" : ", in an IGMP version without sources")
                                + ": the report is ignored (RFC 4604). Have the host name its sources, remove the"
                                + " group from ssmRange, or map sources to it with ssmMappings; the call replaces"
                                + " all ssmMappings",
                        Commands.call(
                                "PATCH",
                                "/config",
                                "{\"ssmMappings\": [{\"groups\": \"" + unnamed.group()
                                        + "/32\", \"sources\": [\"SOURCE\"]}]}"))
                .happened(unnamed.occurrences());
    }

    @Override
    public Diagnosis sourceSpecificNotReported(SourceSpecificNotReported unreported) {
        return Diagnosis.on(
                unreported.interfaceName(),
                "source-specific-not-reported",
                Severity.ERROR,
                Counted.of(unreported.groups(), "source-specific group")
                        + Counted.choose(unreported.groups(), " is", " are") + " not requested on "
                        + unreported.interfaceName()
                        + ", where IGMPv" + unreported.version() + " is spoken, which has no sources. Have the"
                        + " upstream querier speak IGMPv3, or ignore its version",
                patch(unreported.interfaceName(), "{\"igmpVersion\": 3}"));
    }

    @Override
    public Diagnosis sourcesRejected(SourcesRejected rejected) {
        Ipv4Prefix subnet = Ipv4Prefix.network(rejected.example().source(), PROPOSED_PREFIX_LENGTH);
        return Diagnosis.on(
                rejected.interfaceName(),
                "sources-rejected",
                Severity.WARNING,
                Counted.choose(rejected.sources(), "A source sends", rejected.sources() + " sources send")
                        + Counted.choose(rejected.groups(), "", " to " + rejected.groups() + " groups") + " into "
                        + rejected.interfaceName()
                        + " that no network of the interface and no alt-subnet admits, such as "
                        + rejected.example().source() + " to "
                        + rejected.example().group() + "; GET /api/v1/rejected-sources lists them",
                Commands.onInterface(
                        "POST", key(rejected.interfaceName()), "/alt-subnets", "{\"subnet\": \"" + subnet + "\"}"));
    }

    @Override
    public Diagnosis noVif(NoVif noVif) {
        return Diagnosis.on(
                noVif.interfaceName(),
                "no-vif",
                Severity.ERROR,
                noVif.interfaceName() + " is not used: the kernel's " + VifTtls.MAX_VIFS + " VIFs are all in use."
                        + " Disable an interface that is not needed",
                Commands.call("PUT", "/interfaces/INTERFACE/role", "{\"role\": \"disabled\"}"));
    }

    @Override
    public Diagnosis otherQuerier(OtherQuerier other) {
        return queriers.of(other);
    }

    @Override
    public Diagnosis noQuerier(NoQuerier none) {
        return queriers.of(none);
    }

    @Override
    public Diagnosis querierIgnored(QuerierIgnored ignored) {
        return queriers.of(ignored);
    }

    @Override
    public Diagnosis querierRefused(QuerierRefused refused) {
        return queriers.of(refused);
    }

    @Override
    public Diagnosis upstreamQuerierSilent(UpstreamQuerierSilent silent) {
        return queriers.of(silent);
    }

    @Override
    public Diagnosis otherVersion(OtherVersion version) {
        return queriers.of(version);
    }

    @Override
    public Diagnosis olderHostSilent(OlderHostSilent silent) {
        return queriers.of(silent);
    }

    @Override
    public Diagnosis igmpRefused(IgmpRefused refused) {
        return refusals.of(refused);
    }

    @Override
    public Diagnosis kernelRefused(KernelRefused refused) {
        return KernelTexts.of(refused);
    }

    @Override
    public Diagnosis kernelChanged(KernelChanged changed) {
        return KernelTexts.of(changed);
    }

    @Override
    public Diagnosis messagesNotSent(MessagesNotSent unsent) {
        return KernelTexts.of(unsent);
    }

    /** Returns a PATCH request for the configuration of an interface, whose key may be a pattern. */
    private String patch(InterfaceName name, String json) {
        return Commands.patch(key(name), json);
    }

    private InterfaceName key(InterfaceName name) {
        return configuration.keyOf(name).orElse(name);
    }
}
