package net.igmpproxy.core.membership;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Which sources of one group somebody wants: RFC 9776's pair of filter mode and source list.
 *
 * @param mode    how the list is meant
 * @param sources the list
 */
public record SourceFilter(FilterMode mode, SourceSet sources) {
    /** {@code INCLUDE {}}: nothing is wanted, there is no membership. */
    public static final SourceFilter NOTHING = new SourceFilter(FilterMode.INCLUDE, SourceSet.empty());

    /** {@code EXCLUDE {}}: every source is wanted, the membership of IGMPv1 and IGMPv2. */
    public static final SourceFilter EVERYTHING = new SourceFilter(FilterMode.EXCLUDE, SourceSet.empty());

    /** {@code INCLUDE} of the given sources. */
    public static SourceFilter include(SourceSet sources) {
        return sources.isEmpty() ? NOTHING : new SourceFilter(FilterMode.INCLUDE, sources);
    }

    /** {@code EXCLUDE} of the given sources. */
    public static SourceFilter exclude(SourceSet sources) {
        return sources.isEmpty() ? EVERYTHING : new SourceFilter(FilterMode.EXCLUDE, sources);
    }

    /** Whether nothing at all is wanted. */
    public boolean isNothing() {
        return mode == FilterMode.INCLUDE && sources.isEmpty();
    }

    /** Whether sources that are not listed are wanted. */
    public boolean isExclude() {
        return mode == FilterMode.EXCLUDE;
    }

    /** Whether packets of a source are wanted. */
    public boolean admits(Ipv4Address source) {
        return sources.contains(source) != isExclude();
    }

    /**
     * What is wanted by either of two parties: RFC 9776 section 3.2, which RFC 4605 section 4.1 applies to the
     * downstream interfaces. EXCLUDE lists are intersected, INCLUDE lists united, and an EXCLUDE list loses what
     * somebody includes.
     */
    public SourceFilter merge(SourceFilter other) {
        if (isExclude() && other.isExclude()) {
            return exclude(sources.intersect(other.sources));
        }
        if (isExclude()) {
            return exclude(sources.minus(other.sources));
        }
        if (other.isExclude()) {
            return exclude(other.sources.minus(sources));
        }
        return include(sources.plus(other.sources));
    }

    @Override
    public String toString() {
        return mode + " " + sources;
    }
}
