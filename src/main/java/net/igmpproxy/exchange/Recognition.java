package net.igmpproxy.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.igmpproxy.exchange.draft.Excerpt;

/**
 * Program recognised by a line that occurs in no other program's configuration.
 *
 * @param program recognised program
 * @param place position of the line
 */
record Recognition(Program program, Excerpt place) {
    /** Maximum number of characters examined per line. */
    private static final int MAX_LINE = 1_000;

    /**
     * Programs in the order of the checks. Formats with a structure of their own (markup, menus, blocks, sections) come
     * first, since they may contain any word. Formats recognised by the first word of a line follow.
     */
    enum Program {
        OPNSENSE(
                "OPNsense's or pfSense's XML, which is not imported: give igmpproxy.conf, which it is made into",
                "\\s*<(\\?xml|opnsense|pfsense|igmpproxy)\\b.*"),
        ROUTEROS(
                ForeignFormat.ROUTEROS,
                "an export of RouterOS",
                "\\s*/routing[\\s/]igmp-proxy\\b.*",
                "# .* by RouterOS [0-9].*"),
        MCPROXY(
                ForeignFormat.MCPROXY,
                "mcproxy's configuration",
                "(?i)\\s*protocol\\s+(IGMP|MLD)v[0-9]\\b.*",
                "(?i)\\s*pinstance\\s.*"),
        VYOS(
                ForeignFormat.VYOS,
                Program.OF_VYOS,
                "[\\s\u00a0\ufeff>|+-]*(set|delete|edit)\\s+(protocols|interfaces|service|system|firewall|interface)\\b.*",
                "[\\s\u00a0\ufeff>|+-]*(protocols|igmp-proxy|interfaces|interface\\s+\\S+)\\s*\\{.*",
                "[\\s\ufeff]*\\{.*",
                "\\s*[a-z][^#'\"]*\\s\\{\\s*"),
        OMCPROXY(
                "omcproxy's configuration, which is not imported: write its uplink as upstream, its downlinks as downstream,"
                        + " and its scopes as allowedGroups",
                "\\s*(option|list)\\s+['\"]?(uplink|downlink)\\b.*",
                "\\s*config\\s+['\"]?proxy\\b.*"),
        UCI(
                ForeignFormat.UCI,
                "a configuration of OpenWrt (UCI)",
                "\\s*config\\s+['\"]?(igmpproxy|phyint)\\b.*",
                "\\s*package\\s+['\"]?igmpproxy\\b.*",
                "\\s*(option|list)\\s+['\"]?(network|direction|altnet|whitelist|blacklist)\\b.*"),
        SMCROUTE(
                "smcroute's configuration, which is not imported: a fixed route becomes a static group (staticGroups)",
                "\\s*(mgroup|mroute|ssmgroup)\\s+from\\s.*"),
        FRR(
                "FRR's configuration, which is not imported: write the interface with ip igmp proxy as upstream, and those"
                        + " with ip igmp as downstream",
                "\\s*ip\\s+(igmp|pim|multicast-routing)\\b.*",
                "frr\\s+(version|defaults)\\b.*",
                "router\\s+pim\\b.*"),
        PIMD(
                "pimd's configuration, which is not imported: PIM routes between routers, and a proxy has one upstream"
                        + " interface",
                "\\s*(bsr-candidate|rp-candidate|cand_rp|cand_bootstrap_router|rp-address|rp_address|group-prefix"
                        + "|switch_data_threshold|switch_register_threshold|spt-threshold|default-route-metric"
                        + "|default-route-distance|default_source_metric|default_source_preference)\\b.*"),
        MROUTED(
                "mrouted's configuration, which is not imported: DVMRP routes between routers, and a proxy has one upstream"
                        + " interface",
                "\\s*(cache-lifetime|cache_lifetime|prune-lifetime|pruning|tunnel)\\s.*",
                "\\s*phyint\\s[^#]*\\b(metric|noflood|force_leaf|prune_lifetime)\\b.*"),
        IGMPV3PROXY(
                "igmpv3proxy's configuration, which is not imported: write role, altSubnets and allowedGroups of each"
                        + " interface",
                "\\s*default(up|updown|threshold|ratelimit|querier|filter|robustness|ssmrange)[a-z]*\\b.*",
                "\\s*(phyint\\s[^#]*\\b)?(updownstream|noquerierelection|querierver|querierip|proxylocalmc|rescanconf"
                        + "|maxorigins|bwcontrol)\\b.*"),
        VYOS_SESSION(ForeignFormat.VYOS, Program.OF_VYOS, "\\S{1,64}@\\S{1,64}[#$>].*"),
        IMPROXY_SWITCH(ForeignFormat.IMPROXY, Program.OF_IMPROXY, "\\s*(igmp|mld)\\s+(enable|disable)\\b.*"),
        IGMPPROXY(
                ForeignFormat.IGMPPROXY,
                "igmpproxy's configuration",
                "[\\s\ufeff]*phyint\\s.*",
                "[\\s\ufeff]*(quickleave|defaultdown|rescanvif|hashtablesize)\\b.*"),
        IMPROXY(ForeignFormat.IMPROXY, Program.OF_IMPROXY, "\\s*(upstream|downstream)\\s+\\S+\\s*");

        private static final String OF_VYOS = "a configuration of VyOS or EdgeOS";
        private static final String OF_IMPROXY = "improxy's configuration";

        private final Optional<ForeignFormat> format;
        private final String description;
        private final Pattern sign;

        Program(String description, String... lines) {
            this(Optional.empty(), description, lines);
        }

        Program(ForeignFormat format, String description, String... lines) {
            this(Optional.of(format), description, lines);
        }

        Program(Optional<ForeignFormat> format, String description, String... lines) {
            this.format = format;
            this.description = description;
            sign = Pattern.compile(
                    Arrays.stream(lines).map(line -> "(?:" + line + ")").collect(Collectors.joining("|")));
        }

        /** Returns the format of the program; empty if it is not supported. */
        Optional<ForeignFormat> format() {
            return format;
        }

        /** Returns the description of the format, with a remedy if it is not supported. */
        String description() {
            return description;
        }
    }

    /** Returns the program of a text; empty if no line identifies one. */
    static Optional<Recognition> of(String text) {
        return first(lines(text), Program.values());
    }

    /** Returns the program of a text with an expected format; one line of that format outweighs all other programs. */
    static Optional<Recognition> of(String text, ForeignFormat format) {
        List<String> lines = lines(text);
        return first(lines, programs(format)).or(() -> first(lines, Program.values()));
    }

    private static Program[] programs(ForeignFormat format) {
        return Arrays.stream(Program.values())
                .filter(program -> program.format().filter(format::equals).isPresent())
                .toArray(Program[]::new);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.substring(0, Math.min(MAX_LINE, line.length())))
                .toList();
    }

    private static Optional<Recognition> first(List<String> lines, Program... programs) {
        for (Program program : programs) {
            for (int i = 0; i < lines.size(); i++) {
                if (program.sign.matcher(lines.get(i)).matches()) {
                    return Optional.of(new Recognition(
                            program, new Excerpt(i + 1, lines.get(i).strip())));
                }
            }
        }
        return Optional.empty();
    }
}
