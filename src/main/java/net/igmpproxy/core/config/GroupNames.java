package net.igmpproxy.core.config;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.GroupAddress;
import net.igmpproxy.core.config.document.GroupNamesReader;

/**
 * Display names of groups, such as "News HD". They do not affect forwarding.
 *
 * @param names names by group, each of 1 to 64 characters without control characters and unpaired surrogates
 */
public record GroupNames(SortedMap<GroupAddress, String> names) {
    /** Empty set of names. */
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

    /** Returns true if a code point is an unpaired surrogate, which has no UTF-8 encoding. */
    private static boolean isHalfPair(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }
}
