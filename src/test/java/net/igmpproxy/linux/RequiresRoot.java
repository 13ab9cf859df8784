package net.igmpproxy.linux;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;

/** For tests that make network namespaces: skipped where that is not allowed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "net.igmpproxy.linux.RequiresRoot$Check#mayMakeNamespaces",
        disabledReason = "needs root with CAP_NET_ADMIN, CAP_NET_RAW and CAP_SYS_ADMIN, to make network namespaces")
@interface RequiresRoot {
    /** The condition. */
    final class Check {
        private static final long CAP_NET_ADMIN = 1L << 12;
        private static final long CAP_NET_RAW = 1L << 13;
        private static final long CAP_SYS_ADMIN = 1L << 21;
        private static final long NEEDED = CAP_NET_ADMIN | CAP_NET_RAW | CAP_SYS_ADMIN;
        private static final String EFFECTIVE = "CapEff:";

        private Check() {}

        static boolean mayMakeNamespaces() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(EFFECTIVE))
                    .map(line -> Long.parseUnsignedLong(
                            line.substring(EFFECTIVE.length()).trim(), 16))
                    .anyMatch(capabilities -> (capabilities & NEEDED) == NEEDED);
        }
    }
}
