package net.igmpproxy.runtime.diagnosis.finding;

import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.finding.Finding.NoQuerier;
import net.igmpproxy.core.engine.finding.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.finding.Finding.OtherQuerier;
import net.igmpproxy.core.engine.finding.Finding.OtherVersion;
import net.igmpproxy.core.engine.finding.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.finding.Finding.QuerierRefused;
import net.igmpproxy.core.engine.finding.Finding.UpstreamQuerierSilent;

/** Converts findings about queries and queriers to messages with remedies. */
public final class QuerierTexts {
    private final ProxyConfiguration configuration;
    private final RefusedQuerierTexts refused;

    /**
     * @param configuration configuration in force, from which remedies are derived
     */
    public QuerierTexts(ProxyConfiguration configuration) {
        this.configuration = configuration;
        this.refused = new RefusedQuerierTexts(configuration);
    }

    public Diagnosis of(QuerierIgnored ignored) {
        return refused.of(ignored);
    }

    public Diagnosis of(QuerierRefused election) {
        return refused.of(election);
    }

    public Diagnosis of(OtherQuerier other) {
        String querier = other.querier() + " is the IGMP querier on " + other.interfaceName() + ": ";
        return other.forwards()
                ? Diagnosis.on(
                        other.interfaceName(),
                        "other-querier",
                        Severity.INFO,
                        querier + "packets are still forwarded there, because forwardWhenNotQuerier is true",
                        patch(other.interfaceName(), "{\"forwardWhenNotQuerier\": false}"))
                : Diagnosis.on(
                        other.interfaceName(),
                        "other-querier",
                        Severity.WARNING,
                        querier + "nothing is forwarded to that link while it is (RFC 4605 section 4.2). Give this"
                                + " interface the lowest address of the link, or set querierAllowList to the routers"
                                + " that may be the querier ([]: none), or, if no other proxy forwards there, set"
                                + " forwardWhenNotQuerier",
                        patch(other.interfaceName(), "{\"forwardWhenNotQuerier\": true}"));
    }

    public Diagnosis of(NoQuerier none) {
        InterfaceName name = none.interfaceName();
        return none.forwards()
                ? Diagnosis.on(
                        name,
                        "no-querier",
                        Severity.WARNING,
                        "No IGMP querier is heard on " + name + ", and querier: false prevents the proxy from"
                                + " becoming it:"
                                + " hosts are not queried, and their memberships end when they are not renewed."
                                + " Enable a querier on that link, or set querier to true",
                        patch(name, "{\"querier\": true}"))
                : Diagnosis.on(
                        name,
                        "no-querier",
                        none.hasMembers() ? Severity.ERROR : Severity.WARNING,
                        "Nothing is forwarded to " + name
                                + ": querier: false prevents the proxy from becoming the querier, and only the"
                                + " querier forwards (RFC 4605 section 4.2) unless forwardWhenNotQuerier is true",
                        patch(name, "{\"forwardWhenNotQuerier\": true}"));
    }

    public Diagnosis of(OtherVersion version) {
        return Diagnosis.on(
                        version.interfaceName(),
                        "other-igmp-version",
                        Severity.WARNING,
                        version.router().isUnspecified() ? ofSwitch(version) : ofRouter(version),
                        patch(version.interfaceName(), "{\"igmpVersion\": " + version.heard() + "}"))
                .happened(version.occurrences());
    }

    private static String ofRouter(OtherVersion version) {
        return version.router() + " on " + version.interfaceName() + " queries in IGMPv" + version.heard()
                + (version.heard() == version.spoken()
                        ? ", and the proxy follows it"
                        : "; the proxy speaks IGMPv" + version.spoken() + " there")
                + ". Have all routers of the link speak one version: upgrade that router, or set igmpVersion to its"
                + " version";
    }

    /** Returns the message for a snooping switch, whose version routers ignore (RFC 4541 section 2.1.1). */
    private static String ofSwitch(OtherVersion version) {
        return "A snooping switch without an address (0.0.0.0) on " + version.interfaceName() + " queries in IGMPv"
                + version.heard()
                + (version.heard() == version.spoken()
                        ? ". The proxy answers in that version, as long as no router is heard there"
                        : "; the proxy speaks IGMPv" + version.spoken() + " there")
                + ". Have the switch query in IGMPv3, or set igmpVersion to the version to be used";
    }

    public Diagnosis of(UpstreamQuerierSilent silent) {
        String message = silent.heard()
                ? "The last general query on " + silent.interfaceName()
                        + silent.querier()
                                .map(querier -> ", of " + querier + ",")
                                .orElse("") + " came "
                        + silent.silence().toSeconds() + " s ago; the next one should have come within "
                        + silent.allowed().toSeconds() + " s. If a firewall of this router drops the queries, or the"
                        + " querier is gone, streams may end when the upstream memberships expire"
                : "No general query has been heard on " + silent.interfaceName() + " for "
                        + silent.silence().toSeconds()
                        + " s. Some providers send no queries. Others stop streams that are not reported again: in"
                        + " that case set upstreamRefreshInterval, for example to 60s";
        return Diagnosis.on(
                silent.interfaceName(),
                "no-upstream-query",
                silent.heard() ? Severity.WARNING : Severity.INFO,
                message,
                silent.heard()
                        ? "tcpdump -ni "
                                + Commands.quoted(silent.interfaceName().value()) + " igmp"
                        : patch(silent.interfaceName(), "{\"upstreamRefreshInterval\": \"60s\"}"));
    }

    public Diagnosis of(OlderHostSilent silent) {
        InterfaceName name = silent.interfaceName();
        return Diagnosis.on(
                        name,
                        "older-host-silent",
                        Severity.WARNING,
                        silent.host() + " on " + name + " has joined " + silent.group()
                                + " in an IGMP version before 3 and has answered none of the queries, so that its"
                                + " membership"
                                + " has ended. The queries on " + name
                                + " are in IGMPv3, and some hosts understand the 8"
                                + " bytes of IGMPv2 queries only. If that host was not switched off, query in IGMPv2"
                                + " there",
                        patch(name, "{\"igmpVersion\": 2}"))
                .happened(silent.occurrences());
    }

    /** Returns a PATCH request for the configuration of an interface, whose key may be a pattern. */
    private String patch(InterfaceName name, String json) {
        return Commands.patch(configuration.keyOf(name).orElse(name), json);
    }
}
