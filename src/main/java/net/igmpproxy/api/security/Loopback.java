package net.igmpproxy.api.security;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Loopback address check. */
final class Loopback {
    private Loopback() {}

    /**
     * Returns true if both ends of a request are loopback addresses. The local address is not sufficient: with
     * {@code net.ipv4.conf.*.route_localnet} the kernel delivers packets of other hosts to the loopback network.
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
