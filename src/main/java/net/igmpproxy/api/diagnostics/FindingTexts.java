package net.igmpproxy.api.diagnostics;

import net.igmpproxy.core.engine.Finding;
import net.igmpproxy.core.engine.Finding.LimitReached;
import net.igmpproxy.core.engine.Finding.NoVif;
import net.igmpproxy.core.engine.Finding.OtherQuerier;
import net.igmpproxy.core.engine.Finding.OtherVersion;
import net.igmpproxy.core.engine.Finding.QuerierRefused;
import net.igmpproxy.core.engine.Finding.SourceSpecificNotReported;
import net.igmpproxy.core.engine.Finding.SourcesNotNamed;
import net.igmpproxy.core.engine.Finding.SourcesRejected;

/** Puts findings into words. */
final class FindingTexts {
    private FindingTexts() {}

    static FindingResponse of(Finding finding) {
        if (finding instanceof OtherQuerier other) {
            return of(other);
        } else if (finding instanceof QuerierRefused refused) {
            return of(refused);
        } else if (finding instanceof OtherVersion version) {
            return of(version);
        } else if (finding instanceof LimitReached limit) {
            return of(limit);
        } else if (finding instanceof SourcesNotNamed unnamed) {
            return of(unnamed);
        } else if (finding instanceof SourceSpecificNotReported unreported) {
            return of(unreported);
        } else if (finding instanceof SourcesRejected rejected) {
            return of(rejected);
        } else if (finding instanceof NoVif noVif) {
            return of(noVif);
        }
        throw new IllegalStateException("no words for " + finding);
    }

    private static FindingResponse of(OtherQuerier other) {
        String consequence = other.forwards()
                ? "packets are forwarded there all the same, as forwardWhenNotQuerier says"
                : "nothing is forwarded to that link while it is (RFC 4605 section 4.2)";
        return FindingResponse.now(
                "other-querier",
                other,
                other.querier() + " is the IGMP querier on " + other.interfaceName() + ": " + consequence,
                "Give this interface the lowest address of the link; or leave " + other.querier()
                        + " out of querierAllowList; or set forwardWhenNotQuerier if no other proxy forwards there");
    }

    private static FindingResponse of(QuerierRefused refused) {
        return FindingResponse.now(
                        "querier-refused",
                        refused,
                        refused.router() + " would be the IGMP querier on " + refused.interfaceName()
                                + ", as its address is lower, but querierAllowList does not list it",
                        "Find out what it is and have it stop asking, or list it")
                .happened(refused.occurrences());
    }

    private static FindingResponse of(OtherVersion version) {
        return FindingResponse.now(
                        "other-igmp-version",
                        version,
                        version.router() + " on " + version.interfaceName() + " asks in IGMPv" + version.heard()
                                + "; the proxy speaks IGMPv" + version.spoken() + " there",
                        "Have all routers of the link speak one version: upgrade that router, or set igmpVersion")
                .happened(version.occurrences());
    }

    private static FindingResponse of(LimitReached limit) {
        return FindingResponse.now(
                        "limit-reached",
                        limit,
                        "Reports on " + limit.interfaceName() + " are refused, last that of " + limit.group() + " by "
                                + limit.host() + ": " + limit.limit() + " is " + limit.maximum(),
                        "Find out who asks for so much (GET /api/v1/groups), or raise " + limit.limit())
                .happened(limit.occurrences());
    }

    private static FindingResponse of(SourcesNotNamed unnamed) {
        return FindingResponse.now(
                        "sources-not-named",
                        unnamed,
                        unnamed.host() + " on " + unnamed.interfaceName() + " asks for the source-specific group "
                                + unnamed.group() + " without naming a source"
                                + (unnamed.version3() ? "" : ", in an IGMP version that knows none")
                                + ": it is ignored (RFC 4604)",
                        "Have it name its sources, name them for it in ssmMappings, or take the group out of ssmRange")
                .happened(unnamed.occurrences());
    }

    private static FindingResponse of(SourceSpecificNotReported unreported) {
        return FindingResponse.now(
                "source-specific-not-reported",
                unreported,
                unreported.groups() + " source-specific groups are not asked for on " + unreported.interfaceName()
                        + ", where IGMPv" + unreported.version() + " is spoken, which knows no sources",
                "Have the upstream querier speak IGMPv3; set igmpVersion to 3 if it does not have to be heeded");
    }

    private static FindingResponse of(SourcesRejected rejected) {
        return FindingResponse.now(
                "sources-rejected",
                rejected,
                rejected.sources() + " sources send into " + rejected.interfaceName()
                        + " that no network of it and no alt-subnet admits, such as "
                        + rejected.example().source() + " to "
                        + rejected.example().group(),
                "GET /api/v1/rejected-sources tells the subnets to add to altSubnets");
    }

    private static FindingResponse of(NoVif noVif) {
        return FindingResponse.now(
                "no-vif",
                noVif,
                noVif.interfaceName() + " takes no part: the kernel's 32 VIFs are all in use",
                "Set the role of another interface to disabled");
    }
}
