package net.igmpproxy.api.change;

import java.util.List;
import java.util.function.Predicate;
import net.igmpproxy.runtime.ConfigurationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/** The header that ties a change to the version it was made for (RFC 9110 section 13.1.1). */
final class IfMatch {
    private IfMatch() {}

    /** The versions a header allows; without a header, any. Weak tags never match. */
    static Predicate<ConfigurationVersion> versions(@Nullable String header) {
        if (header == null) {
            return version -> true;
        }
        List<ETag> tags = ETag.parse(header);
        return version -> {
            ETag present = new ETag(version.value(), false);
            return tags.stream().anyMatch(tag -> tag.isWildcard() || tag.compare(present, true));
        };
    }
}
