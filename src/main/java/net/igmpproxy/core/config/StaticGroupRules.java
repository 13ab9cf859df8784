package net.igmpproxy.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.igmpproxy.core.addr.GroupAddress;

/** What the rest of an interface's configuration asks of its static groups. */
public record StaticGroupRules(Role role, GroupPolicy policy, ProtocolOptions protocol, Limits limits) {
    /**
     * Something wrong with a static group.
     *
     * @param position which group of the list, from 0
     * @param key      which key of it
     * @param message  what is wrong, and what to do about it
     */
    public record Objection(int position, String key, String message) {}

    /** Throws if something is wrong with static groups. */
    void require(List<StaticGroup> groups) {
        tooMany(groups.size()).ifPresent(message -> {
            throw new IllegalArgumentException("staticGroups " + message);
        });
        objections(groups).stream().findFirst().ifPresent(first -> {
            throw new IllegalArgumentException("static group "
                    + groups.get(first.position()).group() + ": " + first.key() + " " + first.message());
        });
    }

    /** What to say if there are more groups than the interface takes. */
    public Optional<String> tooMany(int count) {
        return count <= limits.maxGroups()
                ? Optional.empty()
                : Optional.of("has " + count + " groups, and maxGroups is " + limits.maxGroups()
                        + ": raise it, or remove some");
    }

    /** Everything that is wrong with groups, in their order. */
    public List<Objection> objections(List<StaticGroup> groups) {
        List<Objection> objections = new ArrayList<>();
        Set<GroupAddress> seen = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            StaticGroup group = groups.get(i);
            if (!seen.add(group.group())) {
                objections.add(new Objection(
                        i, Keys.GROUP, "stands in staticGroups a second time: write it once, with all its sources"));
            }
            if (!policy.allows(group.group())) {
                objections.add(
                        new Objection(
                                i,
                                Keys.GROUP,
                                "is denied by the interface's own allowedGroups or deniedGroups: allow it there, or remove it"));
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
        // Downstream no message names them: the kernel's entries do.
        return count > 0 && role == Role.UPSTREAM && !protocol.igmpVersion().knowsSources()
                ? Optional.of("cannot be asked for in igmpVersion " + protocol.igmpVersion()
                        + ": set it to auto or 3, or remove the sources")
                : Optional.empty();
    }
}
