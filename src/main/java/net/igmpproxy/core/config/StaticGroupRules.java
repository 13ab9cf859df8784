package net.igmpproxy.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.GroupAddress;

/** Rules for static groups that follow from the rest of an interface's configuration. */
public record StaticGroupRules(Role role, GroupPolicy policy, ProtocolOptions protocol, Limits limits) {
    /**
     * Error in a static group.
     *
     * @param position index of the group in the list, from 0
     * @param key invalid key of the group
     * @param message description of the error and its remedy
     */
    public record Objection(int position, String key, String message) {}

    /**
     * Checks all rules.
     *
     * @throws IllegalArgumentException with the first error if a rule is violated
     */
    void require(List<StaticGroup> groups) {
        tooMany(groups.size()).ifPresent(message -> {
            throw new IllegalArgumentException("staticGroups " + message);
        });
        objections(groups).stream().findFirst().ifPresent(first -> {
            throw new IllegalArgumentException("static group "
                    + groups.get(first.position()).group() + ": " + first.key() + " " + first.message());
        });
    }

    /** Returns an error message if there are more groups than the interface allows. */
    public Optional<String> tooMany(int count) {
        return count <= limits.maxGroups()
                ? Optional.empty()
                : Optional.of("has " + count + " groups, and maxGroups is " + limits.maxGroups()
                        + ": raise it, or remove some");
    }

    /** Errors of all groups, in list order. */
    public List<Objection> objections(List<StaticGroup> groups) {
        List<Objection> objections = new ArrayList<>();
        Set<GroupAddress> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            StaticGroup group = groups.get(i);
            if (!seen.add(group.group())) {
                objections.add(new Objection(
                        i, Keys.GROUP, "is a duplicate in staticGroups: list it once, with all its sources"));
            }
            if (!policy.allows(group.group())) {
                objections.add(new Objection(
                        i,
                        Keys.GROUP,
                        "is denied by the interface's own allowedGroups or deniedGroups: allow it there, or"
                                + " remove it"));
            }
            int position = i;
            sourcesObjection(group)
                    .ifPresent(message -> objections.add(new Objection(position, Keys.SOURCES, message)));
        }
        return objections;
    }

    private Optional<String> sourcesObjection(StaticGroup group) {
        int count = group.sources().size();
        if (count > limits.maxGroupSources()) {
            return Optional.of("has " + count + " sources, and maxGroupSources is " + limits.maxGroupSources()
                    + ": raise it, or remove some");
        }
        // A downstream interface sends no report, so its IGMP version does not restrict the sources.
        return count > 0 && role == Role.UPSTREAM && !protocol.igmpVersion().knowsSources()
                ? Optional.of("cannot be requested in igmpVersion " + protocol.igmpVersion()
                        + ": set it to auto or 3, or remove the sources")
                : Optional.empty();
    }
}
