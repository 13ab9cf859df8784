package net.igmpproxy.core.config;

import java.util.List;
import net.igmpproxy.core.addr.Ipv4Prefix;

/** Reads what is configured for one interface. */
final class InterfaceReader {
    private static final ValueReader<List<Ipv4Prefix>> SUBNETS = ValueReaders.listOf(ValueReaders.prefix());
    private static final ValueReader<List<Ipv4Prefix>> GROUPS = ValueReaders.listOf(ValueReaders.groupPrefix());
    private static final ValueReader<Role> ROLE = ValueReaders.oneOf(Role.values());
    private static final ValueReader<Integer> THRESHOLD = ValueReaders.wholeNumber(
            InterfaceConfiguration.MIN_THRESHOLD,
            InterfaceConfiguration.MAX_THRESHOLD,
            InterfaceConfiguration.THRESHOLD_OUT_OF_RANGE);

    private InterfaceReader() {}

    static InterfaceConfiguration read(Field object) {
        FieldReader fields = FieldReader.of(object, Keys.OF_INTERFACE);
        return new InterfaceConfiguration(
                fields.read(Keys.ROLE, Role.DOWNSTREAM, ROLE),
                fields.read(Keys.ALT_SUBNETS, List.of(), SUBNETS),
                fields.read(Keys.THRESHOLD, InterfaceConfiguration.DEFAULT_THRESHOLD, THRESHOLD),
                new GroupPolicy(
                        fields.read(Keys.ALLOWED_GROUPS, List.of(), GROUPS),
                        fields.read(Keys.DENIED_GROUPS, List.of(), GROUPS)),
                RouterTimersReader.read(fields));
    }
}
