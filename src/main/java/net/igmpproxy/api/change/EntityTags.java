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
 * Value of a conditional header, {@code If-Match} or {@code If-None-Match} (RFC 9110 sections 13.1.1 and 13.1.2).
 *
 * @param isAny true for {@code *}
 * @param tags  the listed tags of all header lines
 */
record EntityTags(boolean isAny, List<ETag> tags) {
    /** List element, which may be empty, and the following comma. */
    private static final Pattern ELEMENT =
            Pattern.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*)?(,|$)");

    EntityTags {
        tags = List.copyOf(tags);
    }

    /**
     * Parses a header.
     *
     * @param lines the header lines; null if the header is absent
     * @return the tags; null if the header is absent
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

    /** Returns true if a tag matches the version by strong comparison, which a weak tag never passes. */
    boolean hasStrongly(ConfigurationVersion version) {
        return isAny || tags.stream().anyMatch(tag -> !tag.weak() && tag.tag().equals(version.value()));
    }

    /** Returns true if a tag matches the version by weak comparison. */
    boolean hasWeakly(ConfigurationVersion version) {
        return tags.stream().anyMatch(tag -> tag.tag().equals(version.value()));
    }
}
