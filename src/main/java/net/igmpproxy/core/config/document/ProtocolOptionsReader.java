package net.igmpproxy.core.config.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.igmpproxy.core.addr.Ipv4Prefix;
import net.igmpproxy.core.config.IgmpVersionOption;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.ProtocolOptions;
import net.igmpproxy.core.config.QuerierOptions;

/** Reads the IGMP options of an interface. */
final class ProtocolOptionsReader {
    private static final ValueReader<Integer> HOST_VERSION =
            ValueReaders.wholeNumber(ProtocolOptions.HOST_VERSION_RANGE);
    private static final ValueReader<List<Ipv4Prefix>> ROUTERS = ValueReaders.listOf(ValueReaders.addressOrPrefix());

    private ProtocolOptionsReader() {}

    static ProtocolOptions read(FieldReader fields) {
        ProtocolOptions defaults = ProtocolOptions.DEFAULT;
        IgmpVersionOption version =
                fields.read(Keys.IGMP_VERSION, defaults.igmpVersion(), ProtocolOptionsReader::version);
        return new ProtocolOptions(
                version,
                oldestHostVersion(fields, version),
                fields.read(Keys.REQUIRE_ROUTER_ALERT, defaults.requireRouterAlert(), ValueReaders.bool()),
                queriers(fields),
                fields.read(Keys.UPSTREAM_REFRESH_INTERVAL, ValueReaders.duration(ProtocolOptions.REFRESH_RANGE)));
    }

    private static QuerierOptions queriers(FieldReader fields) {
        QuerierOptions defaults = QuerierOptions.DEFAULT;
        return new QuerierOptions(
                fields.read(Keys.QUERIER, defaults.mayQuery(), ValueReaders.bool()),
                fields.read(Keys.FORWARD_WHEN_NOT_QUERIER, defaults.forwardWhenNotQuerier(), ValueReaders.bool()),
                fields.read(Keys.QUERIER_ALLOW_LIST, ROUTERS));
    }

    /** Reads a number, optionally written as a string, or {@code auto}. */
    private static Optional<IgmpVersionOption> version(Field field, Object value) {
        Optional<IgmpVersionOption> version = Arrays.stream(IgmpVersionOption.values())
                .filter(option -> option.toString().equals(value.toString()))
                .findFirst();
        return version.isPresent() ? version : field.refuse("must be auto, 1, 2 or 3");
    }

    private static int oldestHostVersion(FieldReader fields, IgmpVersionOption version) {
        int oldest = fields.read(Keys.OLDEST_HOST_VERSION, ProtocolOptions.DEFAULT.oldestHostVersion(), HOST_VERSION);
        if (ProtocolOptions.shutsEverybodyOut(version, oldest)) {
            fields.field(Keys.OLDEST_HOST_VERSION)
                    .refuse("no host answers igmpVersion " + version
                            + " in a newer version: lower this one, or raise igmpVersion");
            return ProtocolOptions.DEFAULT.oldestHostVersion();
        }
        return oldest;
    }
}
