package net.igmpproxy.core.config.document;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.config.GroupNames;

/** Reads the {@code groupNames} section, an object keyed by group address. */
public final class GroupNamesReader {
    public static final String REMEDY =
            "must be a text of 1 to " + GroupNames.MAX_LENGTH + " characters in one line, such as News HD";

    private GroupNamesReader() {}

    static Optional<GroupNames> read(Field section) {
        FieldReader fields = FieldReader.of(section);
        if (fields.keys().size() > DocumentLimits.MOST_ITEMS) {
            return section.refuse(DocumentLimits.tooMany(fields.keys().size(), DocumentLimits.MOST_ITEMS));
        }
        SortedMap<GroupAddress, String> names = new TreeMap<>();
        for (String key : fields.keys()) {
            Field field = fields.field(key);
            Optional<GroupAddress> group = Ipv4Address.parse(key).flatMap(GroupAddress::from);
            if (group.isEmpty()) {
                field.refuse("the key must be the address of a group, such as 239.1.1.1");
                continue;
            }
            Optional<String> name = field.read(GroupNamesReader::name);
            name.ifPresent(present -> names.put(group.get(), present));
        }
        return Optional.of(new GroupNames(names));
    }

    private static Optional<String> name(Field field, Object value) {
        return value instanceof String text && GroupNames.isName(text) ? Optional.of(text) : field.refuse(REMEDY);
    }
}
