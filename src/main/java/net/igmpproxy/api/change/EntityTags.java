package net.igmpproxy.api.change;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.igmpproxy.api.error.ProblemException;
import net.igmpproxy.runtime.change.ConfigurationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * Value of a header that makes a change depend on the version in force (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param isAny true for {@code *}
 * @param tags  those that the header lists, of all its lines
 */
record EntityTags(boolean isAny, List<ETag> tags) {
    /** An element of the list, which may be empty, and the comma after it. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*)?(,|$)");

    EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * Reads a header.
     *
     * @param lines the lines of the header; null without it
     * @return the tags; null without the header
     * @throws ProblemException if the header is malformed
     */
    static @Nullable EntityTags of(String name, String @Nullable [] lines) {
        if (lines == null) {
            return null;
        }
        String value = String.join(",", lines).strip();
        if (value.equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<ETag> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        int at = 0;
        while (at < value.length() && element.find(at) && element.start() == at) {
            if (element.group(2) != null) {
                tags.add(new ETag(element.group(2), element.group(1) != null));
            }
            at = element.end();
        }
        if (at < value.length() || tags.isEmpty()) {
            throw ProblemException.ofHeader(
                    name,
                    value,
                    "must be * or ETags in quotes with commas between, as GET /api/v1/config returns them");
        }
        return new EntityTags(false, tags);
    }

    /** Returns true if a version is one of them by the strong comparison, which no weak tag passes. */
    boolean hasStrongly(ConfigurationVersion version) {
        return isAny || tags.stream().anyMatch(tag -> !tag.weak() && tag.tag().equals(version.value()));
    }

    /** Returns true if a version is one of them by the weak comparison. */
    boolean hasWeakly(ConfigurationVersion version) {
        return tags.stream().anyMatch(tag -> tag.tag().equals(version.value()));
    }
}
