package net.igmpproxy.runtime.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.Finding.NoQuerier;
import net.igmpproxy.core.engine.Finding.OlderHostSilent;
import net.igmpproxy.core.engine.Finding.OtherQuerier;
import net.igmpproxy.core.engine.Finding.OtherVersion;
import net.igmpproxy.core.engine.Finding.QuerierIgnored;
import net.igmpproxy.core.engine.Finding.QuerierRefused;
import net.igmpproxy.core.engine.Finding.UpstreamQuerierSilent;
import net.igmpproxy.core.querier.QuerierStanding;

/** Puts findings about queries and queriers into words. */
final class QuerierTexts {
    private final ProxyConfiguration configuration;

    /**
     * @param configuration the one in force, which remedies start from
     */
    QuerierTexts(ProxyConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The words for a finding; empty if it is about something else. */
    Optional<Diagnosis> of(Finding finding) {
        if (finding instanceof OtherQuerier other) {
            return Optional.of(of(other));
        } else if (finding instanceof NoQuerier none) {
            return Optional.of(of(none));
        } else if (finding instanceof QuerierIgnored ignored) {
            return Optional.of(of(ignored));
        } else if (finding instanceof QuerierRefused refused) {
            return Optional.of(of(refused));
        } else if (finding instanceof OtherVersion version) {
            return Optional.of(of(version));
        } else if (finding instanceof UpstreamQuerierSilent silent) {
            return Optional.of(of(silent));
        } else if (finding instanceof OlderHostSilent silent) {
            return Optional.of(of(silent));
        }
        return Optional.empty();
    }

    private Diagnosis of(OtherQuerier other) {
        String querier = other.querier() + " is the IGMP querier on " + other.interfaceName() + ": ";
        return other.forwards()
                ? Diagnosis.on(
                        other.interfaceName(),
                        "other-querier",
                        Severity.INFO,
                        querier + "packets are forwarded there all the same, as forwardWhenNotQuerier says",
                        patch(other.interfaceName(), "{\"forwardWhenNotQuerier\": false}"))
                : Diagnosis.on(
                        other.interfaceName(),
                        "other-querier",
                        Severity.WARNING,
                        querier + "nothing is forwarded to that link while it is (RFC 4605 section 4.2). Give this"
                                + " interface the lowest address of the link, or leave that router out of"
                                + " querierAllowList, or, if no other proxy forwards there, forward all the same",
                        patch(other.interfaceName(), "{\"forwardWhenNotQuerier\": true}"));
    }

    private Diagnosis of(QuerierRefused refused) {
        return Diagnosis.on(
                        refused.interfaceName(),
                        "querier-refused",
                        Severity.WARNING,
                        refused.router() + " would be the IGMP querier on " + refused.interfaceName()
                                + ", as its address is lower, but querierAllowList does not list it."
                                + " Find out what it is and have it stop asking, or list it",
                        patch(
                                refused.interfaceName(),
                                "{\"querierAllowList\": "
                                        + candidates(listed(refused.interfaceName()), refused.router()) + "}"))
                .happened(refused.occurrences());
    }

    private Diagnosis of(NoQuerier none) {
        InterfaceName name = none.interfaceName();
        return none.forwards()
                ? Diagnosis.on(
                        name,
                        "no-querier",
                        Severity.WARNING,
                        "No IGMP querier is heard on " + name + ", and querier: false keeps the proxy from being it:"
                                + " hosts are not queried, and their memberships end when they are not renewed."
                                + " Enable a querier on that link, or let the proxy be it",
                        patch(name, "{\"querier\": true}"))
                : Diagnosis.on(
                        name,
                        "no-querier",
                        none.hasMembers() ? Severity.ERROR : Severity.WARNING,
                        "Nothing is forwarded to " + name
                                + ": querier: false keeps the proxy from being the querier, and"
                                + " only the querier forwards (RFC 4605 section 4.2) unless forwardWhenNotQuerier is true",
                        patch(name, "{\"forwardWhenNotQuerier\": true}"));
    }

    private Diagnosis of(QuerierIgnored ignored) {
        InterfaceName name = ignored.interfaceName();
        Finding.OtherRouter router = ignored.router();
        String queries = "Queries of " + router.address() + " on " + name
                + (ignored.answered()
                        ? " are answered, but their IGMP version and timers are ignored: "
                        : " are ignored: ")
                + reason(router.standing());
        boolean canBeListed = router.standing() != QuerierStanding.NO_HOST;
        return Diagnosis.on(
                        name,
                        "querier-ignored",
                        ignored.answered() ? Severity.INFO : Severity.WARNING,
                        queries
                                + (canBeListed
                                        ? ". Give that router an address of the link, or, if its queries are to count,"
                                                + " list it"
                                        : ". Find out who sends them"),
                        canBeListed
                                ? patch(
                                        name,
                                        "{\"querierAllowList\": " + candidates(router.counting(), router.address())
                                                + "}")
                                : "tcpdump -eni " + Commands.quoted(name.value()) + " igmp and src host "
                                        + router.address())
                .happened(ignored.occurrences());
    }

    private static String reason(QuerierStanding standing) {
        return switch (standing) {
            case NO_HOST -> "no router has that address";
            case NOT_LISTED -> "querierAllowList does not list it";
            case FOREIGN, PROXY_QUERY, COUNTS -> "its address is in no network of the interface";
        };
    }

    private List<Ipv4Prefix> listed(InterfaceName name) {
        return configuration
                .of(name)
                .flatMap(configured -> configured.protocol().queriers().allowList())
                .orElse(List.of());
    }

    private static String candidates(List<Ipv4Prefix> listed, Ipv4Address router) {
        return Stream.concat(listed.stream(), Stream.of(Ipv4Prefix.host(router)))
                .map(prefix -> "\"" + prefix + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private Diagnosis of(OtherVersion version) {
        return Diagnosis.on(
                        version.interfaceName(),
                        "other-igmp-version",
                        Severity.WARNING,
                        version.router() + " on " + version.interfaceName() + " asks in IGMPv" + version.heard()
                                + "; the proxy speaks IGMPv" + version.spoken()
                                + " there. Have all routers of the link speak one version: upgrade that router, or set"
                                + " igmpVersion to its version",
                        patch(version.interfaceName(), "{\"igmpVersion\": " + version.heard() + "}"))
                .happened(version.occurrences());
    }

    private Diagnosis of(UpstreamQuerierSilent silent) {
        String message = silent.heard()
                ? "The last general query on " + silent.interfaceName()
                        + silent.querier()
                                .map(querier -> ", of " + querier + ",")
                                .orElse("") + " came "
                        + silent.silence().toSeconds() + " s ago; the next one should have come within "
                        + silent.allowed().toSeconds() + " s. If a firewall of this router drops it, or its querier is"
                        + " gone, streams may end when its memberships run out"
                : "No general query has been heard on " + silent.interfaceName() + " for "
                        + silent.silence().toSeconds()
                        + " s. Some providers do not ask; others end streams that are not reported once more: then set"
                        + " upstreamRefreshInterval, to 60s for example";
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

    private Diagnosis of(OlderHostSilent silent) {
        InterfaceName name = silent.interfaceName();
        return Diagnosis.on(
                        name,
                        "older-host-silent",
                        Severity.WARNING,
                        silent.host() + " on " + name + " has joined " + silent.group()
                                + " in an IGMP version before 3 and has answered none of the queries, so that its membership"
                                + " has ended. The queries on " + name
                                + " are in IGMPv3, and some hosts understand the 8"
                                + " bytes of IGMPv2 queries only. If that host was not switched off, query in IGMPv2 there",
                        patch(name, "{\"igmpVersion\": 2}"))
                .happened(silent.occurrences());
    }

    /** A change of what an interface is configured by, which may be a pattern. */
    private String patch(InterfaceName name, String json) {
        return Commands.patch(configuration.keyOf(name).orElse(name), json);
    }
}
