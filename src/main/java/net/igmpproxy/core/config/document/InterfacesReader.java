package net.igmpproxy.core.config.document;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.igmpproxy.core.addr.InterfaceName;
import net.igmpproxy.core.config.InterfaceConfiguration;
import net.igmpproxy.core.config.Keys;
import net.igmpproxy.core.config.NamePattern;
import net.igmpproxy.core.config.ProxyConfiguration;
import net.igmpproxy.core.config.Role;
import net.igmpproxy.core.config.SsmConfiguration;

/** Reads the {@code interfaces} section, an object keyed by interface name. */
final class InterfacesReader {
    private InterfacesReader() {}

    static Optional<SortedMap<InterfaceName, InterfaceConfiguration>> read(Field section, SsmConfiguration ssm) {
        FieldReader fields = FieldReader.of(section);
        if (fields.keys().size() > DocumentLimits.MOST_INTERFACES) {
            return section.refuse(DocumentLimits.tooMany(fields.keys().size(), DocumentLimits.MOST_INTERFACES));
        }
        SortedMap<InterfaceName, InterfaceConfiguration> interfaces = new TreeMap<>();
        Optional<String> upstream = Optional.empty();
        int vifs = 0;
        for (String name : fields.keys()) {
            Field body = bodyOf(section, name, fields.field(name));
            InterfaceConfiguration configuration = InterfaceReader.read(body, ssm);
            if (!InterfaceName.isValid(name)) {
                body.refuse(
                        "must be an interface name: 1 to 15 bytes in UTF-8, no white space, no / and no :, no control"
                                + " and no format characters: write it as ip link shows it");
                continue;
            }
            interfaces.put(new InterfaceName(name), configuration);
            if (configuration.role() == Role.UPSTREAM && NamePattern.isPattern(new InterfaceName(name))) {
                role(body).refuse(ProxyConfiguration.PATTERN_UPSTREAM);
            }
            vifs += ProxyConfiguration.takesVif(new InterfaceName(name), configuration) ? 1 : 0;
            if (vifs == ProxyConfiguration.MOST_INTERFACES + 1) {
                body.refuse(ProxyConfiguration.TOO_MANY_INTERFACES);
            }
            if (configuration.role() == Role.UPSTREAM) {
                upstream.ifPresent(first -> refuseFurtherUpstream(body, first, name));
                upstream = upstream.or(() -> Optional.of(name));
            }
        }
        return Optional.of(interfaces);
    }

    /** An interface without a body, as in {@code eth1:}, has all defaults. */
    private static Field bodyOf(Field section, String name, Field given) {
        return given.value() == null ? section.key(name, Map.of()) : given;
    }

    private static Field role(Field body) {
        return body.key(Keys.ROLE, ValueReaders.word(Role.UPSTREAM));
    }

    private static void refuseFurtherUpstream(Field body, String first, String further) {
        role(body)
                .refuse(ProxyConfiguration.SECOND_UPSTREAM + " " + first + " and " + further
                        + " are upstream: make all but one downstream or disabled");
    }
}
