package net.igmpproxy.core.config.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Address;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.SsmConfiguration;
import net.igmpproxy.core.config.SsmMapping;

/** Reads the SSM range and the SSM mappings. */
final class SsmReader {
    private static final ValueReader<List<Ipv4Prefix>> RANGE = ValueReaders.oneOrListOf(SsmReader::rangePrefix);
    private static final ValueReader<List<Ipv4Prefix>> GROUPS =
            ValueReaders.filled(ValueReaders.oneOrListOf(ValueReaders.groupPrefix()));
    private static final ValueReader<List<Ipv4Address>> SOURCES =
            ValueReaders.filled(ValueReaders.listOf(ValueReaders.source()));
    private static final ValueReader<List<SsmMapping>> MAPPINGS =
            ValueReaders.atMost(DocumentLimits.MOST_MAPPINGS, ValueReaders.listOf(SsmReader::mapping));

    private SsmReader() {}

    static SsmConfiguration read(FieldReader fields) {
        return new SsmConfiguration(range(fields), fields.read(Keys.SSM_MAPPINGS, List.of(), MAPPINGS));
    }

    /** Treats an invalid range as empty, so that the default range causes no further errors in static groups. */
    private static List<Ipv4Prefix> range(FieldReader fields) {
        return fields.has(Keys.SSM_RANGE)
                ? fields.read(Keys.SSM_RANGE, List.of(), RANGE)
                : SsmConfiguration.DEFAULT.range();
    }

    private static Optional<Ipv4Prefix> rangePrefix(Field field, Object value) {
        Optional<Ipv4Prefix> prefix = ValueReaders.groupPrefix().read(field, value);
        return prefix.isEmpty() || SsmConfiguration.isForwarded(prefix.get())
                ? prefix
                : field.refuse("must leave out 224.0.0.0/24, which is never forwarded: write smaller networks");
    }

    private static Optional<SsmMapping> mapping(Field field, Object value) {
        FieldReader fields = FieldReader.of(field, Keys.OF_SSM_MAPPING);
        if (!(value instanceof Map)) {
            return Optional.empty();
        }
        List<Ipv4Prefix> groups = fields.require(Keys.GROUPS, GROUPS).orElse(List.of());
        List<Ipv4Address> sources = fields.require(Keys.SOURCES, SOURCES).orElse(List.of());
        return groups.isEmpty() || sources.isEmpty() ? Optional.empty() : Optional.of(new SsmMapping(groups, sources));
    }
}
