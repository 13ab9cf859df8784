package net.igmpproxy.core.membership;

import net.igmpproxy.core.addr.Ipv4Address;

/**
 * Filter mode and source list of one group (RFC 9776 section 2).
 *
 * @param mode filter mode
 * @param sources source list
 */
public record SourceFilter(FilterMode mode, SourceSet sources) {
    /** {@code INCLUDE {}}: no source, no membership. */
    public static final SourceFilter NOTHING = new SourceFilter(FilterMode.INCLUDE, SourceSet.empty());

    /** {@code EXCLUDE {}}: every source, the membership of IGMPv1 and IGMPv2 hosts. */
    public static final SourceFilter EVERYTHING = new SourceFilter(FilterMode.EXCLUDE, SourceSet.empty());

    /** Creates an {@code INCLUDE} filter of the given sources. */
    public static SourceFilter include(SourceSet sources) {
        return sources.isEmpty() ? NOTHING : new SourceFilter(FilterMode.INCLUDE, sources);
    }

    /** Creates an {@code EXCLUDE} filter of the given sources. */
    public static SourceFilter exclude(SourceSet sources) {
        return sources.isEmpty() ? EVERYTHING : new SourceFilter(FilterMode.EXCLUDE, sources);
    }

    /** Returns true if the filter requests no source. */
    public boolean isNothing() {
        return mode == FilterMode.INCLUDE && sources.isEmpty();
    }

    /** Returns true if the filter requests all sources that are not listed. */
    public boolean isExclude() {
        return mode == FilterMode.EXCLUDE;
    }

    /** Returns true if the filter requests a source. */
    public boolean admits(Ipv4Address source) {
        return sources.contains(source) != isExclude();
    }

    /**
     * Returns the filter that requests the sources of either filter (RFC 9776 section 3.2; RFC 4605 section 4.1 for the
     * downstream interfaces). EXCLUDE lists are intersected and INCLUDE lists united. Included sources are removed from
     * an EXCLUDE list.
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
