package net.igmpproxy.core.config;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.document.GroupNamesReader;

/**
 * What people call groups, as "News HD". It is shown beside the addresses, and nothing else depends on it.
 *
 * @param names by group, each of 1 to 64 characters, none of them a control character or half a surrogate pair
 */
public record GroupNames(SortedMap<GroupAddress, String> names) {
    /** No group has a name. */
    public static final GroupNames NONE = new GroupNames(Collections.emptySortedMap());

    public static final int MAX_LENGTH = 64;

    public GroupNames {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        for (Map.Entry<GroupAddress, String> entry : names.entrySet()) {
            if (!isName(entry.getValue())) {
                throw new IllegalArgumentException("the name of " + entry.getKey() + " " + GroupNamesReader.REMEDY);
            }
        }
    }

    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MAX_LENGTH
                && name.codePoints().noneMatch(point -> Character.isISOControl(point) || isHalfPair(point));
    }

    /** Whether a code point is half of a surrogate pair, of which no text can be written. */
    private static boolean isHalfPair(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }
}
