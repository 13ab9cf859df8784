package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.config.StaticGroup;
import net.igmpproxy.core.config.StaticGroupRules;

/** Reads the static groups of an interface and checks them against the rest of the document. */
final class StaticGroupsReader {
    private static final ValueReader<List<Ipv4Address>> SOURCES = ValueReaders.wholeListOf(ValueReaders.source());
    private static final ValueReader<List<Entry>> ENTRIES = ValueReaders.listOf(StaticGroupsReader::entry);

    private final StaticGroupRules rules;
    private final SsmConfiguration ssm;

    StaticGroupsReader(StaticGroupRules rules, SsmConfiguration ssm) {
        this.rules = rules;
        this.ssm = ssm;
    }

    /** A static group with the fields of its own list index; invalid neighbours in the list do not shift it. */
    private record Entry(FieldReader fields, StaticGroup group) {
        void refuse(String key, String message) {
            fields.field(key).refuse(message);
        }
    }

    /** Returns the groups; empty if there is any error. */
    List<StaticGroup> read(FieldReader fields) {
        List<Entry> entries = fields.read(Keys.STATIC_GROUPS, List.of(), ENTRIES);
        List<StaticGroup> groups = entries.stream().map(Entry::group).toList();
        Optional<String> tooMany = rules.tooMany(groups.size());
        tooMany.ifPresent(message -> fields.field(Keys.STATIC_GROUPS).refuse(message));
        List<StaticGroupRules.Objection> objections = rules.objections(groups);
        objections.forEach(objection -> entries.get(objection.position()).refuse(objection.key(), objection.message()));
        List<Entry> withoutSources = entries.stream()
                .filter(entry -> ssm.lacksSources(entry.group()))
                .toList();
        withoutSources.forEach(entry -> entry.refuse(Keys.GROUP, SsmConfiguration.LACKS_SOURCES));
        return tooMany.isEmpty() && objections.isEmpty() && withoutSources.isEmpty() ? groups : List.of();
    }

    private static Optional<Entry> entry(Field field, Object value) {
        FieldReader fields = FieldReader.of(field, Keys.OF_STATIC_GROUP);
        if (!(value instanceof Map)) {
            return Optional.empty();
        }
        Optional<GroupAddress> group = fields.require(Keys.GROUP, ValueReaders.group());
        Optional<List<Ipv4Address>> sources =
                fields.has(Keys.SOURCES) ? fields.read(Keys.SOURCES, SOURCES) : Optional.of(List.of());
        return group.flatMap(address -> sources.map(list -> new Entry(fields, new StaticGroup(address, list))));
    }
}
