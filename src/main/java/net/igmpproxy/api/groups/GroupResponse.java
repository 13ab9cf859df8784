package net.igmpproxy.api.groups;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import net.igmpproxy.api.Quantities;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.membership.FilterMode;
import net.igmpproxy.core.membership.GroupMembership;
import net.igmpproxy.core.membership.SourceFilter;
import org.jspecify.annotations.Nullable;

/** Membership of one group on one interface, as a REST response. All times are in seconds. */
@Schema(name = "Membership", description = "Membership of one group on one interface. All times are in seconds.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupResponse(
        @Schema(example = "239.1.1.1") String group,
        @JsonProperty("interface") @Schema(example = "eth1") String interfaceName,

        @Schema(
                description = "Filter mode. include: only the listed sources are requested. exclude: all"
                        + " sources are requested except those with expires 0.",
                allowableValues = {"include", "exclude"})
        String filterMode,

        @Schema(description = "IGMP version of the group's compatibility mode", minimum = "1", maximum = "3")
        int version,

        @Schema(description = "Time since the group was first reported")
        double age,

        @Schema(description = "Remaining time of the group timer. Omitted in include mode.") @Nullable
        Double expires,

        List<Source> sources,
        List<Host> hosts,

        @Schema(description = "Membership configured in staticGroups of the interface. Omitted if there is none.")
        @Nullable
        Configured configured) {
    static GroupResponse of(GroupMembership membership) {
        return new GroupResponse(
                membership.group().toString(),
                membership.interfaceName().value(),
                word(membership.filterMode()),
                membership.compatibilityMode(),
                Quantities.seconds(membership.age()),
                membership.groupTimer().map(Quantities::seconds).orElse(null),
                membership.sources().stream().map(Source::of).toList(),
                membership.hosts().stream().map(Host::of).toList(),
                membership.configured().map(Configured::of).orElse(null));
    }

    private static List<String> texts(Collection<Ipv4Address> sources) {
        return sources.stream().map(Ipv4Address::toString).toList();
    }

    private static String word(FilterMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Source record (RFC 9776 section 6.2.3). */
    @Schema(name = "Source")
    record Source(
            @Schema(example = "10.0.0.5") String address,

            @Schema(description = "Remaining time of the source timer. 0: the source is excluded.")
            double expires) {
        private static Source of(GroupMembership.SourceTimer source) {
            return new Source(source.address().toString(), Quantities.seconds(source.timer()));
        }
    }

    /** Member host, if the proxy tracks hosts. */
    @Schema(name = "Host")
    record Host(
            @Schema(example = "192.168.1.2") String address,

            @Schema(description = "IGMP version of the host's last report", minimum = "1", maximum = "3")
            int version,

            @Schema(allowableValues = {"include", "exclude"})
            String filterMode,

            List<String> sources,

            @Schema(description = "Time since the host joined")
            double age,

            @Schema(description = "Time since the host's last report")
            double lastSeen,

            @Schema(description = "Remaining time until the membership of the host ends without a report")
            double expires) {
        private static Host of(GroupMembership.Host host) {
            return new Host(
                    host.address().toString(),
                    host.version(),
                    word(host.filter().mode()),
                    texts(host.filter().sources()),
                    Quantities.seconds(host.age()),
                    Quantities.seconds(host.lastSeen()),
                    Quantities.seconds(host.expires()));
        }
    }

    /** Static group. */
    @Schema(name = "ConfiguredMembership")
    record Configured(
            @Schema(allowableValues = {"include", "exclude"})
            String filterMode,

            List<String> sources) {
        private static Configured of(SourceFilter filter) {
            return new Configured(word(filter.mode()), texts(filter.sources()));
        }
    }
}
