package net.igmpproxy.api.security;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Addresses that the machine's own users alone can reach. */
final class Loopback {
    private Loopback() {}

    /**
     * Returns whether a request has not left the machine. A destination of the loopback network does not say so by itself: with
     * {@code net.ipv4.conf.*.route_localnet} the kernel delivers packets of other hosts there.
     */
    static boolean isWithin(ServletRequest request) {
        return isLoopback(request.getLocalAddr()) && isLoopback(request.getRemoteAddr());
    }

    private static boolean isLoopback(@Nullable String address) {
        return AddressLiteral.parse(address)
                .filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }
}
