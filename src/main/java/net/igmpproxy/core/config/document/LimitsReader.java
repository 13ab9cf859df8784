package net.igmpproxy.core.config.document;

import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.Limits;
import net.igmpproxy.core.config.RateLimits;

/** Reads the state limits and rate limits of an interface. */
final class LimitsReader {
    private static final ValueReader<Integer> MAX_GROUPS = ValueReaders.wholeNumber(Limits.MAX_GROUPS_RANGE);
    private static final ValueReader<Integer> MAX_GROUP_SOURCES =
            ValueReaders.wholeNumber(Limits.MAX_GROUP_SOURCES_RANGE);
    private static final ValueReader<Integer> MAX_HOSTS = ValueReaders.wholeNumber(Limits.MAX_HOSTS_RANGE);

    private static final ValueReader<Integer> RATE = ValueReaders.wholeNumber(RateLimits.RANGE);

    private LimitsReader() {}

    static Limits read(FieldReader fields) {
        Limits defaults = Limits.DEFAULT;
        return new Limits(
                fields.read(Keys.MAX_GROUPS, defaults.maxGroups(), MAX_GROUPS),
                fields.read(Keys.MAX_GROUP_SOURCES, defaults.maxGroupSources(), MAX_GROUP_SOURCES),
                fields.read(Keys.MAX_HOSTS, defaults.maxHosts(), MAX_HOSTS));
    }

    static RateLimits readRates(FieldReader fields) {
        RateLimits defaults = RateLimits.DEFAULT;
        return new RateLimits(
                fields.read(Keys.MAX_PACKET_RATE, defaults.maxPacketRate(), RATE),
                fields.read(Keys.MAX_HOST_PACKET_RATE, defaults.maxHostPacketRate(), RATE),
                fields.read(Keys.MAX_UPCALL_RATE, defaults.maxUpcallRate(), RATE));
    }
}
